import Cloud
import ControlPlane
import Domain
import Simulation
import Store
import Testing
import Vault

/// A control plane over the toy cloud, on a clock that stands still between two steps of the loop.
struct House: Sendable {
    static let workspace = Workspace.ID(rawValue: "default")
    static let ann = Caller(id: "t-ann", name: "ann", rights: .administrator)

    let folder: Folder
    let clock: VirtualClock
    let cloud: ToyCloud
    let database: SQLite
    let store: Store
    let controlPlane: ControlPlane
    let loop: Loop

    /// - Parameters:
    ///   - folder: with the files of an earlier start; nil for one of its own, and a database in memory.
    ///   - sleep: what a wait of the loop is; nil moves the clock on.
    ///   - issuer: where its keys would be published.
    ///   - channels: on which teams are told.
    ///   - identityProviders: who says who people are, beside the house itself.
    ///   - scrypt: what passwords are turned into hashes with.
    init(
        in folder: Folder? = nil, clock: VirtualClock = VirtualClock(), cloud: ToyCloud? = nil,
        sleep: (@Sendable (Duration) async throws -> Void)? = nil, issuer: IssuerURL? = nil,
        channels: Channels = .none, identityProviders: IdentityProviders = .none, scrypt: Scrypt = .cheap
    ) async throws {
        self.folder = try folder ?? Folder()
        self.clock = clock
        let cloud = cloud ?? ToyCloud(clock: clock)
        self.cloud = cloud
        database = try folder.map { try SQLite(path: $0.database) } ?? SQLite(inMemoryWithPageLimit: nil)
        store = try await Store(database)
        let time = Time(now: { clock.now }, sleep: sleep ?? clock.time.sleep)
        let door = ControlPlane.leased { _ in Response(status: 200) }
        controlPlane = try await ControlPlane.open(
            store, rootKey: RootKeyFile(path: self.folder.rootKey), time: time, scrypt: scrypt, issuer: issuer,
            channels: channels, identityProviders: identityProviders
        ) { _ in [ToyProvider(cloud: cloud, door: door, time: time)] }
        loop = Loop(controlPlane, holder: "replica-1")
        try await store.write { try $0.freeEveryLease() }
    }

    /// The program dies, and is started again on the same folder and cloud.
    func restarted(issuer: IssuerURL? = nil) async throws -> House {
        try database.close()
        return try await House(in: folder, clock: clock, cloud: cloud, issuer: issuer)
    }

    /// Steps the loop, and the clock with it, until it is so. Returns whether it was within `limit`.
    @discardableResult
    func run(upTo limit: Duration = .minutes(30), until isSo: () async throws -> Bool) async throws -> Bool {
        let end = clock.now + limit
        while clock.now < end {
            if try await isSo() { return true }
            guard let next = try await loop.step() else { break }
            clock.advance(to: min(next, end))
            // A real call takes a moment; without one a pass that is due at once would stand still.
            clock.advance(by: .milliseconds(200))
        }
        return try await isSo()
    }
}

extension House {
    @discardableResult
    func addCredential(
        _ name: String = "main", keyID: String = "TK1", secret: String = ToyCloud.secret(1), key: String? = nil,
        more: [String: String] = [:]
    ) async throws -> Credential {
        let fields = ["keyID": Secret(keyID), "key": Secret(secret)].merging(more.mapValues { Secret($0) }) { $1 }
        let draft = CredentialDraft(name: name, provider: "toy", fields: fields)
        return try await controlPlane.addCredential(draft, in: Self.workspace, as: Self.ann, key: key)
    }

    func credential(_ name: String = "main") async throws -> Credential {
        try await controlPlane.credential(name, in: Self.workspace)
    }

    /// With a credential that is ready.
    static func furnished(in folder: Folder? = nil, channels: Channels = .none) async throws -> House {
        let house = try await House(in: folder, channels: channels)
        try await house.addCredential()
        _ = try await house.loop.step()
        try #require(try await house.credential().phase == .ready)
        return house
    }

    static func draft(_ name: String = "payments") -> ClusterDraft {
        ClusterDraft(name: name, kind: .dedicated, region: "north", credential: "main")
    }

    @discardableResult
    func create(_ draft: ClusterDraft = draft(), key: String? = nil) async throws -> ClusterView {
        try await controlPlane.createCluster(draft, in: Self.workspace, as: Self.ann, key: key)
    }

    @discardableResult
    func delete(_ name: String = "payments") async throws -> ClusterView {
        try await controlPlane.deleteCluster(name, confirmation: name, in: Self.workspace, as: Self.ann)
    }

    func cluster(_ name: String = "payments") async throws -> ClusterView {
        try await controlPlane.cluster(name, in: Self.workspace)
    }

    func run(_ name: String = "payments", to phase: Phase) async throws {
        let isReached = try await run { try await cluster(name).phase == phase }
        let view = try await cluster(name)
        try #require(isReached, "\(name) is \(view.phase), \(String(describing: view.problem))")
    }

    /// Enters another key for the credential.
    @discardableResult
    func rotate(
        to keyID: String, secret: String, revision: Int? = nil
    ) async throws -> Credential {
        try await controlPlane.editCredential(
            "main", CredentialChange(fields: ["keyID": Secret(keyID), "key": Secret(secret)]), in: Self.workspace,
            revision: revision, as: Self.ann)
    }
}

/// The problem that `body` throws, also as part of a `Refusal`; a test that got none stops here.
func problem(_ body: () async throws -> Void) async throws -> Problem {
    do { try await body() } catch let problem as Problem { return problem } catch let refusal as Refusal {
        return refusal.problem
    }
    return try #require(nil, "nothing was thrown")
}

/// The refusal that `body` throws; a test that got none stops here.
func refusal(_ body: () async throws -> Void) async throws -> Refusal {
    do { try await body() } catch let refusal as Refusal { return refusal }
    return try #require(nil, "nothing was thrown")
}
