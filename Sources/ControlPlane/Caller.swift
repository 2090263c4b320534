public import Domain

/// Who asks, as the audit and the operations name them, and what they may do.
public struct Caller: Hashable, Sendable {
    /// Of the token that was shown, or of the person who is signed in.
    public let id: String
    public let name: String
    public let rights: Rights
    /// Whom the token speaks for, or who is signed in; nil for the installation's own.
    public let person: Person.ID?
    /// Nil for a token.
    public let session: Session.ID?

    /// May do nothing unless it is said.
    public init(
        id: String, name: String, rights: Rights = .none, person: Person.ID? = nil, session: Session.ID? = nil
    ) {
        self.id = id
        self.name = name
        self.rights = rights
        self.person = person
        self.session = session
    }

    /// The control plane itself, where nobody asked.
    static let ourselves = Caller(id: "freehold", name: "freehold", rights: .administrator)
}

extension Caller {
    /// Throws a `Refusal` unless they may do this there. What they do not see is not there for them.
    public func require(_ permission: Permission, in workspace: Workspace.ID) throws(Refusal) {
        guard rights.sees(workspace) else { throw .unknown("workspace", workspace.rawValue) }
        guard rights.may(permission, in: workspace) else { throw .forbidden(self, permission) }
    }

    /// Throws a `Refusal` unless they look after the whole installation.
    public func requireAdministrator() throws(Refusal) {
        guard rights.isAdministrator else { throw .forbidden(self, .administer) }
    }

    /// Throws a `Refusal` unless this is a person at a browser: a token that leaks must not take an account over.
    @discardableResult public func signedIn() throws(Refusal) -> (person: Person.ID, session: Session.ID) {
        guard let person, let session else { throw .onlySignedIn }
        return (person, session)
    }
}
