import ControlPlane
import Domain

extension Scrypt {
    /// What it does, without what it costs.
    static var cheap: Scrypt { Scrypt(cost: .init(logRounds: 4, blockSize: 8, parallelism: 1)) }
}

extension Browser {
    static let firefox = Browser(address: "192.0.2.1", agent: "Firefox")
}

extension House {
    static let password = Secret("correct horse battery")

    /// Somebody new, as what they are in a workspace; signed in.
    func join(_ name: String, as role: Role, in workspace: Workspace.ID = House.workspace) async throws -> SignedIn {
        let link = try await controlPlane.invite(as: role, to: workspace, as: House.ann).text
        return try await controlPlane.accept(
            link, as: Newcomer(email: "\(name)@example.com", name: name, password: House.password), from: .firefox)
    }

    func caller(_ signedIn: SignedIn) async throws -> Caller {
        try await controlPlane.authenticate(session: signedIn.text)
    }

    /// Somebody new, as who asks.
    func member(_ name: String, as role: Role, in workspace: Workspace.ID = House.workspace) async throws -> Caller {
        try await caller(join(name, as: role, in: workspace))
    }

    func signIn(
        _ name: String, password: Secret = House.password, code: Secret? = nil, from browser: Browser = .firefox
    ) async throws -> SignedIn {
        try await controlPlane.signIn("\(name)@example.com", password: password, code: code, from: browser)
    }
}

/// Why `body` was refused; a test in which it was not stops here.
func reason(_ body: () async throws -> Void) async throws -> Refusal.Reason { try await refusal(body).reason }

extension Refusal.Reason {
    var isTooMany: Bool { if case .tooMany = self { true } else { false } }
}
