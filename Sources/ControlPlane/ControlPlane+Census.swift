public import Domain
import Store

extension ControlPlane {
    /// How much there is of everything, for whoever looks after the installation; no name is in it.
    public func census() async throws -> Census { try await store.read { try $0.census() } }
}
