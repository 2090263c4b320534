import ControlPlane
import Domain
import Testing

/// Orders that cannot be carried out: each names what is wrong, and leaves nothing behind.
@Suite struct ClusterInputTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let field: String
        let value: String
        let change: @Sendable (inout ClusterDraft) throws -> Void

        init(_ field: String, _ value: String, _ change: @escaping @Sendable (inout ClusterDraft) throws -> Void) {
            self.field = field
            self.value = value
            self.change = change
        }

        var testDescription: String { "\(field) is \(value)" }
    }

    static let mistakes = [
        Mistake("name", "empty") { $0.name = "" },
        Mistake("name", "Payments") { $0.name = "Payments" },
        Mistake("name", "pay_ments") { $0.name = "pay_ments" },
        Mistake("name", "1pay") { $0.name = "1pay" },
        Mistake("name", "pay-") { $0.name = "pay-" },
        Mistake("name", "päy") { $0.name = "päy" },
        Mistake("name", "40") { $0.name = String(repeating: "a", count: 41) },
        Mistake("region", "moon") { $0.region = "moon" },
        Mistake("size", "huge") { $0.size = "huge" },
        Mistake("provider", "moon") { $0.provider = "moon" },
        Mistake("type", "Development") { $0.kind = .development },
        Mistake("max", "2") {
            $0.min = 5
            $0.max = 2
        },
        Mistake("min", "0") { $0.min = 0 },
        Mistake("min", "-1") { $0.min = -1 },
        Mistake("max", "0") { $0.max = 0 },
        Mistake("max", "451") {
            $0.min = 1
            $0.max = 451
        },
        Mistake("network", "10.0.0.0/25") { $0.network = try NetworkRange("10.0.0.0/25") },
        Mistake("network", "172.20.128.0/20") { $0.network = try NetworkRange("172.20.128.0/20") },
        Mistake("network", "172.16.0.0/12") { $0.network = try NetworkRange("172.16.0.0/12") },
        Mistake("colour", "colour") { $0.options = ["colour": "red"] },
        Mistake("spot", "perhaps") { $0.options = ["spot": "perhaps"] },
    ]

    @Test(arguments: mistakes) func aMistakeIsNamedWithItsValue(mistake: Mistake) async throws {
        let house = try await House.furnished()
        let calls = house.cloud.calls.count
        var draft = House.draft()
        try mistake.change(&draft)
        let order = draft
        let found = try await problem { try await house.create(order) }
        #expect(found.field == mistake.field)
        #expect(found.summary.contains(mistake.value), "\(found.summary)")
        #expect(!found.advice.isEmpty)
        #expect(found.remedy == .changeSpec)
        for table in ["cluster", "idempotency"] { #expect(try await house.store.count(table) == 0) }
        #expect(try await house.store.count("owner") == 1, "the credential's")
        #expect(house.cloud.calls.count == calls)
    }

    @Test(arguments: mistakes) func theDryRunFindsTheSameMistake(mistake: Mistake) async throws {
        let house = try await House.furnished()
        var draft = House.draft()
        try mistake.change(&draft)
        let order = draft
        let found = try await problem {
            _ = try await house.controlPlane.planCluster(order, in: House.workspace, as: House.ann)
        }
        #expect(found.field == mistake.field)
    }

    @Test func aNameThatIsTakenIsRefused() async throws {
        let house = try await House.furnished()
        try await house.create()
        let taken = try await refusal { try await house.create() }
        #expect(taken.reason == .conflict)
        #expect(taken.problem.field == "name")
        #expect(taken.problem.summary.contains("“payments”"))
        #expect(try await house.store.count("cluster") == 1)
    }

    @Test func aCredentialThatIsNotThereOrNotReadyIsRefused() async throws {
        let house = try await House()
        #expect(try await refusal { try await house.create() }.reason == .notFound)
        try await house.addCredential()
        let waiting = try await problem { try await house.create() }
        #expect(waiting.field == "credential")
        #expect(waiting.remedy == .wait)
        house.cloud.revoke("TK1")
        _ = try await house.loop.step()
        #expect(try await problem { try await house.create() }.remedy == .fixCredential)
        #expect(try await house.store.count("cluster") == 0)
    }

    @Test func aWorkspaceThatIsNotThereIsRefused() async throws {
        let house = try await House.furnished()
        #expect(try await house.controlPlane.workspace(called: "default").id == House.workspace)
        let refused = try await refusal { _ = try await house.controlPlane.workspace(called: "nowhere") }
        #expect(refused.reason == .notFound)
        #expect(refused.problem.summary.contains("nowhere"))
    }

    @Test func whatIsInAnotherWorkspaceCannotBeSeenOrUsed() async throws {
        let house = try await House.furnished()
        try await house.create()
        let other = Workspace.ID(rawValue: "other")
        let id = try await house.credential().id.rawValue
        for credential in ["main", id] {
            var draft = House.draft("theirs")
            draft.credential = credential
            let order = draft
            let refused = try await refusal {
                _ = try await house.controlPlane.createCluster(order, in: other, as: House.ann)
            }
            #expect(refused.reason == .notFound)
        }
        let cluster = try await house.cluster().cluster.id.rawValue
        #expect(try await refusal { _ = try await house.controlPlane.cluster(cluster, in: other) }.reason == .notFound)
        let deletion = try await refusal {
            _ = try await house.controlPlane.deleteCluster(
                cluster, confirmation: "payments", in: other, as: House.ann)
        }
        #expect(deletion.reason == .notFound)
    }

    @Test func anEditIsCheckedLikeAnOrder() async throws {
        let house = try await House.furnished()
        try await house.create()
        for (change, field) in [
            (ClusterChange(min: 3, max: 2), "max"), (ClusterChange(min: 0), "min"),
            (ClusterChange(options: ["colour": "red"]), "colour"),
        ] {
            let found = try await problem {
                _ = try await house.controlPlane.editCluster(
                    "payments", change, in: House.workspace, as: House.ann)
            }
            #expect(found.field == field)
        }
        #expect(try await house.cluster().cluster.generation == 1)
    }
}
