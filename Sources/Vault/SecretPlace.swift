public import Domain

/// Where one version of one secret belongs. What was sealed for one place opens in no other.
public struct SecretPlace: Hashable, Sendable {
    public let workspace: Workspace.ID
    /// What kind of thing the secret is part of, as people say it: `credential`.
    public let kind: String
    /// That thing's id.
    public let object: String
    public let field: String
    public let version: Int

    public init(workspace: Workspace.ID, kind: String, object: String, field: String, version: Int) {
        self.workspace = workspace
        self.kind = kind
        self.object = object
        self.field = field
        self.version = version
    }

    public static func credential(
        _ id: Credential.ID, field: String, version: Int, workspace: Workspace.ID
    ) -> SecretPlace {
        SecretPlace(workspace: workspace, kind: "credential", object: id.rawValue, field: field, version: version)
    }

    /// What a webhook's notices are signed with.
    public static func signingKey(
        of id: NotificationTarget.ID, version: Int, workspace: Workspace.ID
    ) -> SecretPlace {
        SecretPlace(
            workspace: workspace, kind: "notification target", object: id.rawValue, field: "signing key",
            version: version)
    }

    /// The whole of a webhook's URL.
    public static func webhook(of id: NotificationTarget.ID, workspace: Workspace.ID) -> SecretPlace {
        SecretPlace(
            workspace: workspace, kind: "notification target", object: id.rawValue, field: "address", version: 1)
    }

    /// What a person's authenticator makes its codes from. It is no team's.
    public static func secondFactor(of person: Person.ID) -> SecretPlace {
        SecretPlace(
            workspace: Workspace.ID(rawValue: ""), kind: "person", object: person.rawValue, field: "second factor",
            version: 1)
    }

    /// What a browser holds between a password and the code beside it. It is no team's.
    public static let signIn = SecretPlace(
        workspace: Workspace.ID(rawValue: ""), kind: "sign-in", object: "", field: "ticket", version: 1)

    /// The private half of a key that the installation signs with. It is no team's.
    public static func issuerKey(_ id: String) -> SecretPlace {
        SecretPlace(
            workspace: Workspace.ID(rawValue: ""), kind: "issuer key", object: id, field: "private key", version: 1)
    }

    /// How a host cluster of the operator's is reached. It is no team's.
    public static func kubeconfig(of host: HostCluster.ID) -> SecretPlace {
        SecretPlace(
            workspace: Workspace.ID(rawValue: ""), kind: "host cluster", object: host.rawValue, field: "kubeconfig",
            version: 1)
    }
}
