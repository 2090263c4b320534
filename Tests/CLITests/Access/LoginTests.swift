import API
import CLI
import Domain
import Foundation
import Testing

@Suite struct LoginTests {
    static let token = Token(
        id: .init(rawValue: "t9"), name: "login-d1", prefix: "fhp_abcd", person: .init(rawValue: "p1"),
        createdAt: .sample, expiresAt: .sample.addingTimeInterval(30 * 86_400))
    static let person = Person(
        id: .init(rawValue: "p1"), email: .init(rawValue: "ann@example.com"), name: "Ann", isAdministrator: false,
        createdAt: .sample)
    static let granted = DeviceAnswerBody(
        .granted, token: TokenBody(token), text: SentSecret(Secret("fhp_secret")), person: PersonBody(person))

    private static let pending = DeviceAnswerBody(.pending, interval: 5)

    /// A server that gives these answers one after the other, the last of them for ever; nil is no answer.
    private func stage(_ answers: [DeviceAnswerBody?]) -> Stage {
        let left = Locked(answers)
        return Stage { sent in
            switch (sent.method, sent.path) {
            case ("POST", "/api/v1/device/authorize"):
                let end = Date(timeIntervalSince1970: 4_000_000_000)
                return try .ok(
                    NewDeviceBody(
                        deviceCode: SentSecret(Secret("fhd_device")), userCode: "WDJB-MJHT", path: "/device",
                        expiresAt: end, interval: 5), status: 201)
            case ("POST", "/api/v1/device/token"):
                let next = left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
                return try next.map { try .ok($0) }
            case ("DELETE", "/api/v1/tokens/t9"): return Stage.Reply(status: 204, body: [])
            case ("GET", "/api/v1/caller"):
                return try .ok(
                    CallerBody(
                        id: "t9", name: "login-d1", isAdministrator: false, person: PersonBody(Self.person),
                        token: TokenBody(Self.token)))
            default: return nil
            }
        }
    }

    @Test func theTokenIsKeptInTheContextForItsOwnerAlone() async throws {
        let place = try Place()
        let stage = stage([Self.pending, Self.pending, Self.granted])
        #expect(await stage.play("login", environment: place.environment) == .fine, "\(stage.messages)")
        #expect(stage.messages.contains("Open http://127.0.0.1:8080/device"))
        #expect(stage.messages.contains("WDJB-MJHT"))
        #expect(stage.messages.contains("Signed in as ann@example.com"))
        #expect(stage.output.isEmpty)
        for secret in ["fhd_device", "fhp_secret"] { #expect(!stage.messages.contains(secret)) }
        #expect(try place.mode(of: place.contexts) == 0o600)
        #expect(try place.mode(of: place.folder + "/freehold") == 0o700)
        #expect(!place.kept.contains("fhd_device"))
        #expect(await stage.play("auth status", environment: place.environment) == .fine)
        #expect(stage.sent.last?.headers["Authorization"] == "Bearer fhp_secret")
        #expect(stage.output.contains("ann@example.com (Ann)") && !stage.output.contains("fhp_secret"))
    }

    @Test func theProgramWaitsAsLongAsTheServerSays() async throws {
        let place = try Place()
        let stage = stage([Self.pending, DeviceAnswerBody(.tooSoon, interval: 10), nil, Self.granted])
        let start = stage.clock.now
        #expect(await stage.play("login", environment: place.environment) == .fine)
        // 5 before the first question, 5 after it, 10 after the second, 15 after no answer.
        #expect(Int(stage.clock.now.timeIntervalSince(start).rounded()) == 35)
    }

    @Test(arguments: [(DeviceAnswerBody.Outcome.denied, CLI.ExitStatus.declined), (.expired, .unfinished)])
    func whatIsNotGrantedKeepsNothing(outcome: DeviceAnswerBody.Outcome, status: CLI.ExitStatus) async throws {
        let place = try Place()
        let stage = stage([DeviceAnswerBody(outcome)])
        #expect(await stage.play("login", environment: place.environment) == status)
        #expect(place.kept.isEmpty)
    }

    @Test func logoutEndsTheTokenAndForgetsIt() async throws {
        let place = try Place()
        let stage = stage([Self.granted])
        #expect(await stage.play("login", environment: place.environment) == .fine)
        #expect(await stage.play("logout", environment: place.environment) == .fine)
        #expect(stage.sent.last?.path == "/api/v1/tokens/t9")
        #expect(!place.kept.contains("fhp_secret"))
        #expect(await stage.play("logout", environment: place.environment) == .unauthenticated)
        #expect(await stage.play("auth status", environment: place.environment) == .unauthenticated)
    }

    @Test func aServerThatIsGoneDoesNotKeepATokenHere() async throws {
        let place = try Place()
        #expect(await stage([Self.granted]).play("login", environment: place.environment) == .fine)
        let gone = Stage()
        #expect(await gone.play("logout", environment: place.environment) == .problem)
        #expect(gone.messages.contains("still good"))
        #expect(!place.kept.contains("fhp_secret"))
    }

    @Test func aQuietLoginStillShowsTheCode() async throws {
        let place = try Place()
        let stage = stage([Self.granted])
        #expect(await stage.play("login -q", environment: place.environment) == .fine)
        #expect(stage.messages.contains("WDJB-MJHT") && !stage.messages.contains("Signed in"))
    }
}
