import API
import CLI
import Domain
import Testing

@Suite struct ForgetTests {
    private func stage() -> Stage {
        let inventory = InventoryBody(
            cluster: "c1", name: "payments", provider: "toy", region: "north", account: "account-1",
            takenAt: .sample, forgottenAt: nil,
            items: [ResourceBody(step: "network", state: .ready, cloudID: "net-1")])
        return Stage { sent in
            switch (sent.method, sent.path) {
            case ("POST", _): try .ok(ClusterBody.sample(phase: .forgotten, generation: 2))
            case (_, let path) where path.hasSuffix("?format=script"):
                Stage.Reply(status: 200, body: Array("#!/bin/sh\n".utf8))
            case (_, let path) where path.hasSuffix("/inventory"): try .ok(inventory)
            default: try .ok(ClusterBody.sample(phase: .degraded))
            }
        }
    }

    private func orders(_ stage: Stage) -> [String] {
        stage.sent.filter { $0.method == "POST" }.map { "\($0.path) \($0.body)" }
    }

    @Test func whatStaysBehindIsShownBeforeItIsLetGo() async {
        let stage = stage()
        #expect(await stage.play("cluster forget payments", typed: "payments") == .fine)
        #expect(stage.output.contains("net-1"))
        #expect(stage.messages.contains("This stays behind in account-1:"))
        #expect(orders(stage) == [#"/api/v1/workspaces/default/clusters/c1/forget {"confirm":"payments"}"#])
        #expect(stage.messages.contains("freehold cluster inventory c1"))
    }

    @Test func onlyItsNameLetsItGo() async {
        let asked = stage()
        #expect(await asked.play("cluster forget payments", typed: "paymnts") == .declined)
        let flagged = stage()
        #expect(await flagged.play("cluster forget payments --confirm other") == .usage)
        let nobody = stage()
        #expect(await nobody.play("cluster forget payments") == .usage)
        #expect(nobody.messages.contains("--confirm payments"))
        #expect(orders(asked).isEmpty && orders(flagged).isEmpty && orders(nobody).isEmpty)
    }

    @Test func theInventoryIsAListOrAScript() async {
        let list = stage()
        #expect(await list.play("cluster inventory payments") == .fine)
        #expect(list.output.contains("net-1"))
        let script = stage()
        #expect(await script.play("cluster inventory payments --script") == .fine)
        #expect(script.output == "#!/bin/sh\n")
    }
}
