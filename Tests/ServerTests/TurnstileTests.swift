import Domain
import Foundation
import Testing

@testable import Server

@Suite(.timeLimit(.minutes(2))) struct TurnstileTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)

    @Test func aQuotaMayBeUsedAtOnceAndComesBackSteadily() {
        let turnstile = Turnstile(RateLimit(quota: 60))
        for left in (0..<60).reversed() {
            let passage = turnstile.pass("a", at: Self.start)
            #expect(passage.isFree)
            #expect(passage.remaining == left)
        }
        let refused = turnstile.pass("a", at: Self.start)
        #expect(!refused.isFree)
        #expect(refused.wait == .seconds(1))
        #expect(refused.reset == .seconds(60))
        #expect(turnstile.pass("a", at: Self.start + .seconds(1)).isFree)
        #expect(!turnstile.pass("a", at: Self.start + .seconds(1)).isFree)
        #expect(turnstile.pass("a", at: Self.start + .seconds(61)).remaining == 59)
    }

    @Test func oneDoesNotUseUpWhatIsAnothers() {
        let turnstile = Turnstile(RateLimit(quota: 1))
        #expect(turnstile.pass("a", at: Self.start).isFree)
        #expect(!turnstile.pass("a", at: Self.start).isFree)
        #expect(turnstile.pass("b", at: Self.start).isFree)
    }

    @Test func aClockThatIsSetBackTakesNothingAway() {
        let turnstile = Turnstile(RateLimit(quota: 2))
        _ = turnstile.pass("a", at: Self.start)
        #expect(turnstile.pass("a", at: Self.start - .minutes(60)).isFree)
    }

    @Test func everyAnswerSaysWhatIsLeft() async throws {
        try await Premises.with(limit: RateLimit(quota: 4)) { premises in
            for (path, left) in [("/api/v1/version", 3), ("/api/v1/none", 2), ("/livez", 1)] {
                // Without a token all of these are one address's.
                let answer = try await premises.send("GET", path)
                #expect(answer.headers["RateLimit-Policy"] == #""requests";q=4;w=60"#)
                #expect(answer.headers["RateLimit"] == #""requests";r=\#(left);t=\#((4 - left) * 15)"#)
            }
            let own = try await premises.ask("GET", "clusters")
            #expect(own.headers["RateLimit"] == #""requests";r=3;t=15"#)
        }
    }

    @Test func whoeverAsksTooMuchIsToldForHowLongToWait() async throws {
        try await Premises.with(limit: RateLimit(quota: 2)) { premises in
            for _ in 0..<2 { #expect(try await premises.ask("GET", "clusters").status == 200) }
            let refused = try await premises.ask("GET", "clusters")
            #expect(refused.status == 429)
            #expect(refused.headers["Retry-After"] == "30")
            #expect(refused.headers["RateLimit"] == #""requests";r=0;t=60"#)
            #expect(try refused.problem.remedy == .wait)
            premises.clock.advance(by: .seconds(30))
            #expect(try await premises.ask("GET", "clusters").status == 200)
        }
    }

    @Test func whoeverGuessesTokensIsStoppedAndTheOneWhoHasOneIsNot() async throws {
        try await Premises.with(limit: RateLimit(quota: 2)) { premises in
            let guess = ["Authorization": "Bearer fht_guess"]
            for _ in 0..<2 { #expect(try await premises.send("GET", "/api/v1/tokens", headers: guess).status == 401) }
            #expect(try await premises.send("GET", "/api/v1/tokens", headers: guess).status == 429)
            let known = try await premises.ask("GET", "/api/v1/tokens")
            #expect(known.status == 200)
            // An orchestrator that is refused would end the server.
            for path in ["/livez", "/readyz"] { #expect(try await premises.send("GET", path).status == 200) }
        }
    }

    @Test func anAddressThatSomebodyMakesUpHasNoQuotaOfItsOwn() async throws {
        try await Premises.with(limit: RateLimit(quota: 3)) { premises in
            for number in 0..<3 {
                let headers = ["X-Forwarded-For": "203.0.113.\(number)", "Forwarded": "for=203.0.113.9"]
                #expect(try await premises.send("GET", "/api/v1/version", headers: headers).status == 200)
            }
            let last = try await premises.send("GET", "/api/v1/version")
            #expect(last.status == 429)
        }
    }
}
