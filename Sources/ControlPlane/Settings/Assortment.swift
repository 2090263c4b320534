public import Cloud
import Domain
import Store

/// Which of the providers' regions and node sizes may be chosen here, the standard ones first.
public struct Assortment: Sendable {
    private let offers: [Offer]

    init(_ settings: OperatorSettings) { offers = settings.offers }

    /// Those that the operator named, in that order; all where none was named. What a provider no longer has is left
    /// out.
    public func regions(of provider: any Provider) -> [Region] {
        guard let named = offer(of: provider)?.regions, !named.isEmpty else { return provider.regions }
        return named.compactMap { id in provider.regions.first { $0.id == id } }
    }

    public func sizes(of provider: any Provider) -> [Size] {
        guard let named = offer(of: provider)?.sizes, !named.isEmpty else { return provider.sizes }
        return named.compactMap { id in provider.sizes.first { $0.id == id } }
    }

    private func offer(of provider: any Provider) -> Offer? { offers.first { $0.provider == provider.id } }
}

extension ControlPlane {
    /// For everybody: it says no more than what the forms show.
    public func assortment() async throws -> Assortment {
        Assortment(try await store.read { try $0.settings().settings })
    }
}
