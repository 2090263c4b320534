import ControlPlane
import Domain
import Testing

@Suite(.timeLimit(.minutes(5))) struct SharingTests {
    private static func member(of workspace: Workspace) -> Caller {
        Caller(id: "t-bob", name: "bob", rights: Rights([workspace.id: .owner]))
    }

    private static func draft() -> ClusterDraft { House.draft("theirs") }

    @Test func whoUsesASharedCredentialMakesClustersAndSeesNothingOfIt() async throws {
        let house = try await House.furnished()
        let other = try await house.controlPlane.createWorkspace("other", as: House.ann)
        let bob = Self.member(of: other)
        let none = try await problem {
            _ = try await house.controlPlane.createCluster(Self.draft(), in: other.id, as: bob)
        }
        #expect(none.summary == "There is no credential called “main”.")
        _ = try await house.controlPlane.shareCredential("main", of: "default", with: ["other"], as: House.ann)
        let seen = try await house.controlPlane.sharedCredentials(in: other.id, as: bob)
        #expect(seen.map(\.name) == ["main"])
        #expect(try await house.controlPlane.credentials(in: other.id, as: bob).isEmpty)
        for verb in ["see", "edit", "delete"] {
            let hidden = try await problem {
                switch verb {
                case "see": _ = try await house.controlPlane.credential("main", in: other.id, as: bob)
                case "edit":
                    _ = try await house.controlPlane.editCredential(
                        "main", CredentialChange(name: "mine"), in: other.id, as: bob)
                default: try await house.controlPlane.deleteCredential("main", in: other.id, as: bob)
                }
            }
            #expect(hidden.summary == "There is no credential called “main”.", "\(verb)")
        }
        let cost = try await house.controlPlane.planCluster(Self.draft(), in: other.id, as: bob).cost
        #expect(cost.biller == .operator)
        _ = try await house.controlPlane.createCluster(Self.draft(), in: other.id, as: bob)
        let isUp = try await house.run {
            try await house.controlPlane.cluster("theirs", in: other.id, as: bob).phase == .running
        }
        #expect(isUp)
    }

    @Test func whatIsSharedNoMoreMakesNothingNewAndKeepsWhatThereIs() async throws {
        let house = try await House.furnished()
        let other = try await house.controlPlane.createWorkspace("other", as: House.ann)
        let bob = Self.member(of: other)
        let shared = try await house.controlPlane.shareCredential("main", of: "default", with: nil, as: House.ann)
        #expect(shared.teams == nil)
        _ = try await house.controlPlane.createCluster(Self.draft(), in: other.id, as: bob)
        try await house.controlPlane.unshareCredential(shared.id, as: House.ann)
        let refused = try await problem {
            _ = try await house.controlPlane.createCluster(House.draft("more"), in: other.id, as: bob)
        }
        #expect(refused.summary == "There is no credential called “main”.")
        let isUp = try await house.run {
            try await house.controlPlane.cluster("theirs", in: other.id, as: bob).phase == .running
        }
        #expect(isUp)
        let inUse = try await problem {
            try await house.controlPlane.deleteCredential("main", in: House.workspace, as: House.ann)
        }
        #expect(inUse.summary.contains("theirs"))
    }

    @Test func aHostClusterIsListedWithoutItsKubeconfig() async throws {
        let house = try await House()
        let text = "apiVersion: v1\nkind: Config\nclusters: []\nusers: []\ncontexts: []\n"
        let host = try await house.controlPlane.addHostCluster(
            "host-1", region: "Frankfurt", kubeconfig: Secret(text), as: House.ann)
        #expect(try await house.controlPlane.hostClusters(as: House.ann) == [host])
        let taken = try await problem {
            _ = try await house.controlPlane.addHostCluster(
                "host-1", region: "Frankfurt", kubeconfig: Secret(text), as: House.ann)
        }
        #expect(taken.field == "name")
        let wrong = try await problem {
            _ = try await house.controlPlane.addHostCluster(
                "host-2", region: "Frankfurt", kubeconfig: Secret("secret words"), as: House.ann)
        }
        #expect(wrong.field == "kubeconfig" && !wrong.summary.contains("secret words"))
        try await house.controlPlane.removeHostCluster("host-1", as: House.ann)
        #expect(try await house.controlPlane.hostClusters(as: House.ann).isEmpty)
    }
}
