import ControlPlane
import Domain
import Foundation

extension Browser {
    static let password = "correct horse battery"

    /// Signs in as who looks after the installation.
    @discardableResult func signIn() async throws -> SignedIn {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: file) }
        guard let link = try await controlPlane.makeFirstInvitation(in: PrivateFile(file)) else { throw Missing() }
        return keep(try await controlPlane.accept(link, as: Self.newcomer("admin"), from: .init(address: "192.0.2.1")))
    }

    /// Signs in as somebody new.
    @discardableResult func signIn(_ name: String, as role: Role, in workspace: String = "default") async throws
        -> SignedIn
    {
        keep(try await join(name, as: role, in: workspace))
    }

    /// Somebody new, with a session elsewhere.
    func join(_ name: String, as role: Role, in workspace: String = "default") async throws -> SignedIn {
        let link = try await invite(as: role, to: workspace)
        return try await controlPlane.accept(link, as: Self.newcomer(name), from: .init(address: "192.0.2.1"))
    }

    func invite(as role: Role, to workspace: String = "default") async throws -> Secret {
        let place = try await controlPlane.workspace(called: workspace, as: Self.administrator).id
        return try await controlPlane.invite(as: role, to: place, as: Self.administrator).text
    }

    /// Has the browser go on as they.
    @discardableResult func keep(_ signedIn: SignedIn) -> SignedIn {
        cookie.withLock { $0 = "freehold=" + signedIn.text.secret.withValue { $0 } }
        return signedIn
    }

    /// Does with an answer's cookie what browsers do.
    func keep(_ answer: Answer) {
        guard let set = answer.headers["Set-Cookie"] else { return }
        cookie.withLock { $0 = set.contains("Max-Age=0") ? nil : set.split(separator: ";").first.map(String.init) }
    }

    static func newcomer(_ name: String) -> Newcomer {
        Newcomer(email: "\(name)@example.com", name: name, password: Secret(password))
    }

    struct Missing: Error {}
}
