import API
import Domain
import Foundation
import Testing

@Suite struct NotificationTests {
    private static let target = NotificationTargetBody(
        NotificationTarget(
            id: .init(rawValue: "n1"), workspace: .init(rawValue: "default"), name: "chat", channel: .webhook,
            address: "https://example.com/hidden", causes: [.clusterStopped, .recovered],
            createdAt: Date(timeIntervalSince1970: 1_790_000_000)))

    private func stage() -> Stage {
        Stage { sent in
            switch (sent.method, sent.path) {
            case ("POST", "/api/v1/workspaces/default/notification-targets"):
                try .ok(
                    NewNotificationTargetBody(target: Self.target, signingKey: SentSecret(Secret("whsec_x"))),
                    status: 201)
            case ("GET", _): try .ok(Page([Self.target]))
            case ("POST", let path) where path.hasSuffix("/keys"):
                try .ok(SigningKeyBody(signingKey: SentSecret(Secret("whsec_y"))), status: 201)
            case ("POST", let path) where path.hasSuffix("/test"), ("DELETE", let path) where path.hasSuffix("/chat"):
                .init(status: 204, body: [])
            default: nil
            }
        }
    }

    @Test func theSigningKeyAloneIsData() async throws {
        let stage = stage()
        let line = "notification add chat --webhook https://example.com/hidden --cause recovered"
        #expect(await stage.play(line) == .fine)
        #expect(stage.output == "whsec_x\n")
        let sent = try #require(stage.sent.first?.body)
        let order = try JSON.decode(NotificationTargetOrder.self, from: Array(sent.utf8))
        #expect(order.channel == .webhook && order.address == "https://example.com/hidden")
        #expect(order.causes == [.recovered])
    }

    @Test(arguments: [
        "notification add chat", "notification add chat --mail a@example.com --webhook https://example.com/",
        "notification add chat --mail a@example.com --cause test",
        "notification add chat --mail a@example.com --cause nothing",
    ])
    func whatCannotBeUsedIsNotSent(line: String) async {
        let stage = stage()
        #expect(await stage.play(line) == .usage)
        #expect(stage.sent.isEmpty)
    }

    @Test func theListShowsNoMoreThanTheHost() async {
        let stage = stage()
        #expect(await stage.play("notification list") == .fine)
        #expect(stage.output.contains("https://example.com/…"))
        #expect(stage.output.contains("cluster.stopped,recovered"))
        #expect(!stage.output.contains("hidden"))
    }

    @Test func theOtherVerbsAreSent() async {
        let stage = stage()
        #expect(await stage.play("notification test chat") == .fine)
        #expect(await stage.play("notification rotate chat") == .fine)
        #expect(await stage.play("notification delete chat") == .fine)
        #expect(stage.output == "whsec_y\n")
        #expect(stage.sent.map(\.method) == ["POST", "POST", "DELETE"])
    }
}
