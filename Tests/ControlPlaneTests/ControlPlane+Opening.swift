import Cloud
import Domain

@testable import ControlPlane

extension ControlPlane {
    /// For a test's own use.
    func open(_ credential: Credential, version: Int) async throws -> OpenCredential {
        try await open(credential, version: version, for: .routine("a test"))
    }
}
