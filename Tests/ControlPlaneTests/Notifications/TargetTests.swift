import Cloud
import Domain
import Foundation
import Mailing
import Store
import Testing

@testable import ControlPlane

@Suite(.timeLimit(.minutes(10))) struct TargetTests {
    let office = PostOffice()

    private func test(_ name: String = "ops", in house: House) async throws {
        try await house.controlPlane.testNotificationTarget(name, in: House.workspace, as: House.ann)
    }

    /// The vector of the Standard Webhooks libraries.
    @Test func aSignatureIsThatOfTheStandard() throws {
        let key = SigningKey(secret: Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = try key.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", moment: "1614265330", body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func aTestIsSentAtOnceAndSignedWithTheKeyThatWasShown() async throws {
        let house = try await House(channels: office.channels)
        let key = try #require(try await house.tell(by: .webhook).key)
        try await test(in: house)
        let call = try #require(office.calls.first)
        #expect(call.cause == "test" && call.url == "https://example.com/hook")
        #expect(call.moment == String(Int(house.clock.now.timeIntervalSince1970)))
        let expected = try SigningKey(secret: key).signature(
            id: call.id, moment: call.moment, body: Array(call.body.utf8))
        #expect(call.signatures == [expected])
    }

    @Test func aKeyThatIsRotatedSignsBesideTheNewOneForADay() async throws {
        let house = try await House(channels: office.channels)
        let old = try #require(try await house.tell(by: .webhook).key)
        let new = try await house.controlPlane.rotateNotificationKey("ops", in: House.workspace, as: House.ann)
        #expect(new != old)
        try await test(in: house)
        house.clock.advance(by: .minutes(24 * 60 + 1))
        try await test(in: house)
        let signed = try office.calls.map { call in
            try [new, old].map {
                try SigningKey(secret: $0).signature(id: call.id, moment: call.moment, body: Array(call.body.utf8))
            }
        }
        #expect(office.calls[0].signatures == signed[0])
        #expect(office.calls[1].signatures == [signed[1][0]])
    }

    @Test func whatDoesNotArriveIsToldToWhoTests() async throws {
        let house = try await House(channels: office.channels)
        try await house.tell(by: .webhook)
        try await house.tell("mail")
        office.answer(404)
        office.refuse(MailRefusal("the mail server does not take mail for ops@example.com: 550 no"))
        #expect(try await problem { try await test(in: house) }.summary.hasSuffix("it answered with HTTP 404."))
        #expect(try await problem { try await test("mail", in: house) }.summary.hasSuffix("550 no."))
        #expect(try await refusal { try await test("nobody", in: house) }.reason == .notFound)
    }

    @Test(arguments: [
        "http://example.com/", "ftp://example.com/", "https://", "https:///path", "example.com", "https://a b.com/",
        "https://user@example.com/", "https://user:pass@example.com/", "https://example.com:22/",
        "https://example.com:5432/", "https://example.com/#part", "https://example.com\\@evil.test/",
        "https://exa\tmple.com/", "https://example.com/\r\nX: y", "https://ex\u{3002}ample.com/", "file:///etc/passwd",
        "",
        "https://example.com/" + String(repeating: "a", count: 2000),
    ])
    func whatIsNoAddressOfAWebhookIsRefused(address: String) async throws {
        let house = try await House(channels: office.channels)
        let problem = try await problem { try await house.tell(by: .webhook, at: address) }
        #expect(problem.field == "address")
        #expect(address.isEmpty || !problem.summary.contains(address))
    }

    @Test func whatIsNoTargetIsRefused() async throws {
        let house = try await House(channels: office.channels)
        #expect(try await problem { try await house.tell(at: "ops@example.com\nBcc: e@x.org") }.field == "address")
        #expect(try await problem { try await house.tell("No Name") }.field == "name")
        #expect(try await problem { try await house.tell(of: [.test]) }.field == "causes")
        try await house.tell()
        #expect(try await refusal { try await house.tell(by: .webhook) }.reason == .conflict)
        #expect(
            try await problem {
                _ = try await house.controlPlane.rotateNotificationKey("ops", in: House.workspace, as: House.ann)
            }.summary.contains("not signed"))
        let silent = try await House()
        #expect(try await problem { try await silent.tell() }.remedy == .changeSpec)
    }

    @Test func whoIsDeletedHearsNothingMoreAndFreesItsName() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.tell(by: .webhook)
        office.answer(500)
        try await house.create()
        house.cloud.world.withLock { $0.denied = ["create role"] }
        try await house.run(upTo: .minutes(2)) { false }
        let count = office.calls.count
        #expect(count > 0)
        try await house.controlPlane.deleteNotificationTarget("ops", in: House.workspace, as: House.ann)
        try await house.run(upTo: .minutes(60)) { false }
        #expect(office.calls.count == count)
        #expect(try await house.controlPlane.notificationTargets(in: House.workspace).isEmpty)
        try await house.tell(by: .webhook)
    }

    @Test func eachChangeIsInTheAuditAndNoSecretIsAnywhere() async throws {
        let house = try await House(in: Folder(), channels: office.channels)
        let address = "https://example.com/hidden-path"
        let first = try #require(try await house.tell(by: .webhook, at: address).key)
        try await test(in: house)
        let second = try await house.controlPlane.rotateNotificationKey("ops", in: House.workspace, as: House.ann)
        let shown = try await house.controlPlane.notificationTargets(in: House.workspace).map(\.shownAddress)
        #expect(shown == ["https://example.com/…"])
        try await house.controlPlane.deleteNotificationTarget("ops", in: House.workspace, as: House.ann)
        let entries = try await house.controlPlane.auditRows().map(\.entry)
        let verbs = ["add", "test", "rotate", "delete"].map { "notification.\($0)" }
        #expect(entries.map(\.verb).reversed().filter { $0.hasPrefix("notification") } == verbs)
        #expect(!"\(entries)".contains("hidden-path"))
        let files = try FileManager.default.contentsOfDirectory(atPath: house.folder.path)
        let bytes = try files.reduce(into: Data()) {
            $0 += try Data(contentsOf: URL(filePath: house.folder.path + "/" + $1))
        }
        #expect(bytes.range(of: Data("hidden-path".utf8)) == nil)
        for key in [first, second] {
            key.withValue { #expect(bytes.range(of: Data($0.dropFirst(6).utf8)) == nil) }
        }
    }
}
