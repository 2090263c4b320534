public import Cloud
public import Domain
import Engine
import Foundation
public import Store
public import Vault

/// What a user can do. Each verb is one function; what it writes is one transaction, audit included.
///
/// Verbs throw a `Refusal`, or a `Problem` about what was put in.
public struct ControlPlane: Sendable {
    public let providers: [any Provider]
    /// Rings after everything that a reader of events, or the loop, may want to look at.
    public let bell: Bell
    /// What clouds may trust instead of a secret; nil where nobody has set one up.
    public let issuer: Issuer?
    /// Who says who people are, beside this installation itself.
    public let identityProviders: IdentityProviders
    let channels: Channels
    let store: Store
    let vault: Vault
    let installation: String
    let time: Time
    let random: Randomness
    let scrypt: Scrypt

    public init(
        store: Store, vault: Vault, installation: String, providers: [any Provider], time: Time,
        random: Randomness = .system, scrypt: Scrypt = Scrypt(), bell: Bell = Bell(), issuer: Issuer? = nil,
        channels: Channels = .none, identityProviders: IdentityProviders = .none
    ) {
        self.store = store
        self.vault = vault
        self.installation = installation
        self.providers = providers
        self.time = time
        self.random = random
        self.scrypt = scrypt
        self.bell = bell
        self.issuer = issuer
        self.channels = channels
        self.identityProviders = identityProviders
    }

    var herald: Herald { Herald(random: random, now: time.now()) }

    /// Opens an installation; its id, root key and key ring are made on the first start.
    /// - Parameters:
    ///   - issuer: where clouds can read this installation's keys; nil for an installation that signs nothing.
    ///   - providers: made for the installation of this id, which they mark what they build with.
    public static func open(
        _ store: Store, rootKey: RootKeyFile, time: Time, random: Randomness = .system, scrypt: Scrypt = Scrypt(),
        issuer: IssuerURL? = nil, channels: Channels = .none, identityProviders: IdentityProviders = .none,
        providers: @Sendable (String) throws -> [any Provider]
    ) async throws -> ControlPlane {
        let installation = try await store.write { transaction in
            if let installation = try transaction.installation() { return installation }
            try transaction.install(id: random.id(), at: time.now())
            return try transaction.installation()!
        }
        let ring = installation.keyRing.map { Sealed(bytes: $0) }
        let vault = try Vault.open(rootKey, ring: ring, installation: installation.id)
        // Before a first secret is sealed: a ring that exists only in memory opens nothing after a restart.
        if ring == nil { try await store.write { try $0.keep(keyRing: vault.ring.bytes) } }
        var opened: Issuer?
        if let issuer {
            opened = try await Issuer.open(
                issuer, of: installation.id, in: store, vault: vault, time: time, random: random)
        }
        return ControlPlane(
            store: store, vault: vault, installation: installation.id, providers: try providers(installation.id),
            time: time, random: random, scrypt: scrypt, issuer: opened, channels: channels,
            identityProviders: identityProviders)
    }

    /// Throws a `Refusal` when there is no such workspace, or none that the caller sees.
    public func workspace(called name: String, as caller: Caller) async throws -> Workspace {
        let found = try await store.read { try $0.workspaces().first { $0.name == name || $0.id.rawValue == name } }
        guard let found, caller.rights.sees(found.id) else { throw Refusal.unknown("workspace", name) }
        return found
    }

    /// Those that the caller sees.
    public func workspaces(as caller: Caller) async throws -> [Workspace] {
        try await store.read { try $0.workspaces() }.filter { caller.rights.sees($0.id) }
    }

    public func provider(_ id: String) throws -> any Provider {
        guard let provider = providers.first(where: { $0.id == id }) else {
            throw Problem.invalid(
                "provider", "“\(id.prefix(40))” is no provider.",
                advice: "Choose one of: \(providers.map(\.id).joined(separator: ", ")).")
        }
        return provider
    }

    func owner(of cluster: Cluster) -> Owner {
        Owner(id: cluster.id.rawValue, installation: installation, name: cluster.name)
    }
}
