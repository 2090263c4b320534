import ControlPlane
import Domain
import Simulation
import Store

extension Trial {
    static let workspace = "default"

    func addCredential() async throws {
        let (provider, fields) = (kind.rawValue, ground.fields)
        try await insist { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace, as: .tester)
            if try await controlPlane.credentials(in: workspace.id, as: .tester).isEmpty {
                _ = try await controlPlane.addCredential(
                    CredentialDraft(
                        name: "account", provider: provider, fields: fields),
                    in: workspace.id, as: .tester)
            }
        }
        let isReady = try await run { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace, as: .tester)
            return try await controlPlane.credential("account", in: workspace.id, as: .tester).phase == .ready
        }
        guard isReady else { throw Stuck("the credential never became ready") }
    }

    /// Asks for the cluster, and returns once it is taken on.
    func create(_ draft: ClusterDraft) async throws {
        try await insist { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace, as: .tester)
            _ = try await controlPlane.createCluster(draft, in: workspace.id, as: .tester, key: "create-1")
        }
    }

    func delete(_ name: String) async throws {
        try await insist { controlPlane in
            let workspace = try await controlPlane.workspace(called: Self.workspace, as: .tester)
            let clusters = try await controlPlane.clusters(in: workspace.id, as: .tester)
            guard clusters.contains(where: { $0.cluster.goal == .present }) else { return }
            _ = try await controlPlane.deleteCluster(name, confirmation: name, in: workspace.id, as: .tester)
        }
    }

    func reach(_ phase: Phase, of name: String) async throws -> Bool {
        let observer = try await Store(database)
        return try await run { _ in
            try await observer.read { transaction in
                guard let workspace = try transaction.workspaces().first else { return false }
                return try transaction.cluster(called: name, in: workspace.id)?.standing.phase == phase
            }
        }
    }

    /// What the program made, with the owner's id left out, so that two runs compare.
    func inventory() -> [String] {
        var rest = ground.cloud.inventory()
        for bystander in bystanders {
            if let index = rest.firstIndex(of: bystander) { rest.remove(at: index) }
        }
        return rest.map { $0.replacing(/fh-[a-z0-9-]+?-[a-z][a-z0-9]{9}(?![a-z0-9])/, with: "fh-*") }.sorted()
    }

    /// Bystanders that are not there any more.
    func missingBystanders() -> [String] {
        var present = ground.cloud.inventory()
        return bystanders.filter { bystander in
            guard let index = present.firstIndex(of: bystander) else { return true }
            present.remove(at: index)
            return false
        }
    }
}

extension Caller {
    static let tester = Caller(id: "tester", name: "tester", rights: .administrator)
}

struct Stuck: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}
