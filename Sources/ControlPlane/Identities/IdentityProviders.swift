public import Cloud
public import Domain

/// All who say who people are, with the door to them.
public struct IdentityProviders: Sendable {
    public let all: [IdentityProvider]
    private let clients: [String: OpenIDClient]

    /// - Parameters:
    ///   - home: where browsers reach this installation, without a slash at the end.
    ///   - transport: follows no redirects, and calls only what the operator allows.
    ///   - time: the providers', also where the clouds' runs faster.
    public init(_ all: [IdentityProvider], home: String, over transport: @escaping Transport, time: Time) {
        self.all = all
        clients = Dictionary(
            all.map { provider in
                let redirect = home + Self.callback(of: provider.id)
                return (provider.id, OpenIDClient(provider, redirect: redirect, over: transport, time: time))
            }, uniquingKeysWith: { first, _ in first })
    }

    public static let none = IdentityProviders(
        [], home: "", over: { _ in throw NoAnswer("there is no identity provider") },
        time: Time(now: { .distantPast }, sleep: { _ in }))

    /// The path at which a provider's answer arrives: its own, so that none can send another's (RFC 9700, 4.4).
    public static func callback(of provider: String) -> String { "/sign-in/oidc/\(provider)/callback" }

    func client(of id: String) throws(Refusal) -> OpenIDClient {
        guard let client = clients[id] else { throw .unknown("identity provider", id) }
        return client
    }
}
