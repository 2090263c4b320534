import ControlPlane
import Domain
import Simulation
import Store
import Testing
import Vault

/// A control plane with one credential for a land, and one cluster in it.
struct Tenancy: Sendable {
    static let workspace = Workspace.ID(rawValue: "default")
    static let ann = Caller(id: "t-ann", name: "ann", rights: .administrator)

    let clock = VirtualClock()
    let land: Land
    let controlPlane: ControlPlane
    private let loop: Loop

    init(in kind: Land.Kind) async throws {
        land = Land(kind, clock: clock)
        controlPlane = ControlPlane(
            store: try await Store(SQLite(inMemoryWithPageLimit: nil)),
            vault: try Vault(root: .generate(), installation: "i1"), installation: "i1",
            providers: [land.provider("i1")], time: clock.time)
        loop = Loop(controlPlane, holder: "test")
    }

    func credential() async throws -> Credential {
        try await controlPlane.credential("mine", in: Self.workspace, as: Self.ann)
    }

    func cluster(_ name: String = "payments") async throws -> ClusterView {
        try await controlPlane.cluster(name, in: Self.workspace, as: Self.ann)
    }

    /// Lets time pass until it is so.
    func run(_ what: String, until isSo: () async throws -> Bool) async throws {
        let end = clock.now + .minutes(240)
        while clock.now < end {
            if try await isSo() { return }
            guard let next = try await loop.step() else { break }
            clock.advance(to: min(next, end))
            clock.advance(by: .milliseconds(200))
        }
        let view = try? await cluster()
        try #require(
            try await isSo(), "\(what): \(String(describing: view?.phase)) \(String(describing: view?.problem))")
    }

    /// Lets so much time pass.
    func wait(_ duration: Duration) async throws {
        let end = clock.now + duration
        while let next = try await loop.step(), next <= end {
            clock.advance(to: next)
            clock.advance(by: .milliseconds(200))
        }
        clock.advance(to: end)
    }

    /// A cluster that runs.
    static func settled(in kind: Land.Kind) async throws -> Tenancy {
        let tenancy = try await Tenancy(in: kind)
        let draft = CredentialDraft(name: "mine", provider: kind.rawValue, fields: tenancy.land.fields)
        _ = try await tenancy.controlPlane.addCredential(draft, in: workspace, as: ann)
        try await tenancy.run("ready") { try await tenancy.credential().phase == .ready }
        let order = ClusterDraft(name: "payments", kind: .dedicated, region: tenancy.land.region, credential: "mine")
        _ = try await tenancy.controlPlane.createCluster(order, in: workspace, as: ann)
        try await tenancy.run("running") { try await tenancy.cluster().phase == .running }
        return tenancy
    }

    /// The key is taken away while the cluster runs, and we have found out.
    static func cutOff(in kind: Land.Kind) async throws -> Tenancy {
        let tenancy = try await settled(in: kind)
        tenancy.land.cut()
        _ = try await tenancy.controlPlane.revalidateCredential("mine", in: workspace, as: ann)
        try await tenancy.run("invalid") { try await tenancy.credential().phase == .invalid }
        return tenancy
    }
}
