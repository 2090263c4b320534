import ControlPlane
import Domain

@testable import Server

extension Premises {
    static let password = "correct horse battery"

    /// Somebody new, as what they are in a workspace; signed in.
    func join(_ name: String, as role: Role, in workspace: String = "default") async throws -> SignedIn {
        let place = try await controlPlane.workspace(called: workspace, as: Self.administrator).id
        let link = try await controlPlane.invite(as: role, to: place, as: Self.administrator).text
        return try await controlPlane.accept(
            link, as: Newcomer(email: "\(name)@example.com", name: name, password: Secret(Self.password)),
            from: Browser(address: "192.0.2.1"))
    }

    /// What a page of ours sends along.
    func headers(of signedIn: SignedIn) -> [String: String] {
        [
            "Cookie": "freehold=" + signedIn.text.secret.withValue { $0 }, "Origin": "http://127.0.0.1:\(port)",
            "Sec-Fetch-Site": "same-origin", "X-CSRF-Token": signedIn.text.formToken,
        ]
    }

    func post(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Answer {
        let type = ["Content-Type": "application/json"]
        return try await send("POST", "/api/v1/\(path)", headers: type.merging(headers) { $1 }, body: body)
    }
}
