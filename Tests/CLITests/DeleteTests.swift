import API
import CLI
import Domain
import Testing

@Suite struct DeleteTests {
    private func stage() -> Stage {
        let proof = ProofBody(
            cluster: "payments", provider: "toy", region: "north", account: "account-1", lookedAt: .sample,
            looked: ["networks"], remnants: [], kept: [], removed: ["network", "node-group"])
        return Stage { sent in
            switch (sent.method, sent.path) {
            case ("DELETE", _): try .ok(ClusterBody.sample(phase: .deleting, generation: 2), status: 202)
            case (_, let path) where path.contains("/resources"):
                try .ok(Page([ResourceBody(step: "network", state: .ready, cloudID: "net-1")]))
            case (_, let path) where path.hasSuffix("/proof"): try .ok(proof)
            case (_, let path) where path.hasSuffix("/c1"): try .ok(ClusterBody.sample(phase: .deleted))
            default: try .ok(ClusterBody.sample(phase: .running))
            }
        }
    }

    private func deletes(_ stage: Stage) -> [String] { stage.sent.filter { $0.method == "DELETE" }.map(\.path) }

    @Test func whatGoesIsShownBeforeItGoes() async {
        let stage = stage()
        #expect(await stage.play("cluster delete payments", typed: "payments") == .fine)
        #expect(stage.output.contains("net-1"))
        #expect(deletes(stage) == ["/api/v1/workspaces/default/clusters/c1?confirm=payments"])
    }

    @Test func anotherNameRemovesNothing() async {
        let asked = stage()
        #expect(await asked.play("cluster delete payments", typed: "paymnts") == .declined)
        let flagged = stage()
        #expect(await flagged.play("cluster delete payments --confirm other") == .usage)
        #expect(deletes(asked).isEmpty && deletes(flagged).isEmpty)
    }

    @Test func whatIsInTheWayIsShownWithTheCommandThatLetsItGo() async {
        let problem = Problem("The group holds ledger.", advice: "Confirm that it goes.", remedy: .confirm)
        let guests = StepBody(name: "guests", state: .stopped, text: "", problem: problem, cloudIDs: ["/disks/ledger"])
        let stage = Stage { sent in
            if sent.path.contains("/resources") { return try .ok(Page([ResourceBody]())) }
            return try .ok(ClusterBody.sample(phase: .deleting, steps: [guests]))
        }
        #expect(await stage.play("cluster delete payments --confirm payments --wait") == .stopped)
        #expect(stage.messages.contains("--also /disks/ledger"))
        #expect(await stage.play("cluster delete payments --confirm payments --also /disks/ledger --also b&c") == .fine)
        #expect(
            deletes(stage).last == "/api/v1/workspaces/default/clusters/c1?confirm=payments"
                + "&also=%2Fdisks%2Fledger&also=b%26c")
    }

    @Test func aScriptHasToConfirm() async {
        let stage = stage()
        #expect(await stage.play("cluster delete payments") == .usage)
        #expect(stage.messages.contains("--confirm payments"))
        #expect(deletes(stage).isEmpty)
    }

    @Test func whoWaitsIsShownTheProof() async {
        let stage = stage()
        #expect(await stage.play("cluster delete payments --confirm payments --wait") == .fine)
        #expect(stage.output.contains("Nothing is left of payments: 2 steps were taken back."))
        #expect(stage.output.contains("account account-1"))
    }
}
