import ControlPlane
import Domain
import Foundation
import Testing

@Suite struct SignInTests {
    @Test func thePasswordLetsItsOwnerInAndNobodyElse() async throws {
        let house = try await House()
        _ = try await house.join("ann", as: .member)
        let caller = try await house.caller(house.signIn("ann"))
        #expect(caller.name == "ann" && caller.rights == Rights([House.workspace: .member]))
        let wrong = Secret("correct horse batterx")
        #expect(try await reason { _ = try await house.signIn("ann", password: wrong) } == .unauthenticated)
        // An address is one, however it is typed.
        _ = try await house.controlPlane.signIn("ANN@Example.COM", password: House.password, from: .firefox)
    }

    @Test func whoIsUnknownWhoIsWrongAndWhoIsDisabledAreToldTheSame() async throws {
        let house = try await House()
        _ = try await house.join("ann", as: .member)
        let bob = try await house.join("bob", as: .member)
        try await house.controlPlane.disablePerson(bob.person.id, as: House.ann)
        let wrong = try await refusal { _ = try await house.signIn("ann", password: Secret("")) }
        let unknown = try await refusal { _ = try await house.signIn("nobody") }
        let disabled = try await refusal { _ = try await house.signIn("bob") }
        let long = try await refusal {
            _ = try await house.signIn("ann", password: Secret(String(repeating: "a", count: 1 << 20)))
        }
        #expect(wrong == unknown && wrong == disabled && wrong == long)
    }

    /// The same letters can be written down in two ways.
    @Test func aPasswordIsTheSameHoweverItsLettersAreWritten() async throws {
        let house = try await House()
        let link = try await house.controlPlane.invite(as: .member, to: House.workspace, as: House.ann).text
        let (composed, apart) = ("pässwörter 🐎 zwölf", "pa\u{308}sswo\u{308}rter 🐎 zwo\u{308}lf")
        #expect(Array(composed.utf8) != Array(apart.utf8))
        let ann = Newcomer(email: "ann@example.com", name: "ann", password: Secret(composed))
        _ = try await house.controlPlane.accept(link, as: ann, from: .firefox)
        _ = try await house.signIn("ann", password: Secret(apart))
    }

    @Test func whoGuessesIsSlowedDownAndNobodyIsLockedOut() async throws {
        let house = try await House()
        _ = try await house.join("ann", as: .member)
        let other = Browser(address: "192.0.2.9")
        var waits: [Int] = []
        for _ in 0..<12 {
            let wrong = try await reason {
                _ = try await house.signIn("ann", password: Secret("guess"), from: other)
            }
            #expect(wrong == .unauthenticated)
            let next = try await reason {
                _ = try await house.signIn("ann", password: Secret("guess"), from: other)
            }
            guard case .tooMany(let wait) = next else { continue }
            waits.append(Int(wait.inSeconds.rounded()))
            house.clock.advance(by: wait)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60])
        _ = try await house.signIn("ann", from: other)
        // Having got in, they begin anew.
        for _ in 0..<4 {
            #expect(
                try await reason { _ = try await house.signIn("ann", password: Secret("x"), from: other) }
                    == .unauthenticated)
        }
    }

    @Test func guessesAtOnceAreNotAllLookedAt() async throws {
        let house = try await House()
        _ = try await house.join("ann", as: .member)
        let reasons = try await withThrowingTaskGroup(of: Refusal.Reason.self) { group in
            for number in 0..<25 {
                group.addTask {
                    try await reason {
                        _ = try await house.signIn(
                            "ann", password: Secret("guess \(number)"), from: Browser(address: "192.0.2.\(number)"))
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(reasons.count { $0 == .unauthenticated } == 5)
    }

    @Test func whoGuessesDoesNotHoldUpABrowserThatIsKnown() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .member)
        for number in 0..<5 {
            _ = try await refusal {
                _ = try await house.signIn(
                    "ann", password: Secret("guess"), from: Browser(address: "198.51.100.\(number)"))
            }
        }
        #expect(try await reason { _ = try await house.signIn("ann") }.isTooMany)
        let known = Browser(address: "192.0.2.1", earlier: ann.text)
        _ = try await house.signIn("ann", from: known)
        // The cookie of one account is nothing for another.
        _ = try await house.join("bob", as: .member)
        for _ in 0..<5 { _ = try? await house.signIn("bob", password: Secret("guess"), from: known) }
        let next = try await reason { _ = try await house.signIn("bob", from: Browser(address: "192.0.2.7")) }
        #expect(next.isTooMany)
    }

    @Test(arguments: [
        ["192.0.2.1"], ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:DB8:1:2:0:0:0:3"],
    ]) func whoTriesManyAccountsFromOneNetworkIsSlowedDown(addresses: [String]) async throws {
        let house = try await House()
        for number in 0..<20 {
            let browser = Browser(address: addresses[number % addresses.count])
            #expect(try await reason { _ = try await house.signIn("n\(number)", from: browser) } == .unauthenticated)
        }
        let next = try await reason { _ = try await house.signIn("other", from: Browser(address: addresses[0])) }
        #expect(next.isTooMany)
        let elsewhere = try await reason {
            _ = try await house.signIn("other", from: Browser(address: "2001:db8:1:3::1"))
        }
        #expect(elsewhere == .unauthenticated)
    }

    @Test func whatWasTypedIsNowhereInTheStore() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .member)
        _ = try? await house.controlPlane.signIn("typed-canary-4711", password: Secret("canary-0815"), from: .firefox)
        let all = try await house.store.dump()
        for canary in ["canary-4711", "canary-0815", "correct horse", ann.text.secret.withValue { $0 }] {
            #expect(!all.contains(canary))
        }
        #expect(all.contains("ann@example.com"))
    }
}
