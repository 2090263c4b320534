import Domain
import Foundation
import Testing

@testable import ControlPlane

/// What whoever guesses passwords learns, and how often they may.
@Suite struct GuessingTests {
    /// Measured by the work, for a clock would tell of the machine as well.
    @Test func asMuchWorkIsDoneForWhoIsUnknownAsForWhoIsNot() async throws {
        let costs = Locked<[Scrypt.Cost]>([])
        let cost = Scrypt.Cost(logRounds: 5, blockSize: 8, parallelism: 2)
        let house = try await House(scrypt: Scrypt(cost: cost) { cost in costs.withLock { $0.append(cost) } })
        _ = try await house.join("ann", as: .member)
        let bob = try await house.join("bob", as: .member)
        try await house.controlPlane.disablePerson(bob.person.id, as: House.ann)
        for name in ["ann", "bob", "nobody", "<script>"] {
            for password in ["guess", "", String(repeating: "a", count: 1 << 20)] {
                costs.withLock { $0 = [] }
                let why = try await reason { _ = try await house.signIn(name, password: Secret(password)) }
                #expect(why == .unauthenticated)
                #expect(costs.withLock { $0 } == [cost], "\(name)")
                house.clock.advance(by: .minutes(16))
            }
        }
    }

    @Test func whoIsSentAwayMakesNoWork() async throws {
        let work = Locked(0)
        let scrypt = Scrypt(cost: .init(logRounds: 4, blockSize: 8, parallelism: 1)) { _ in
            work.withLock { $0 += 1 }
        }
        let house = try await House(scrypt: scrypt)
        _ = try await house.join("ann", as: .member)
        work.withLock { $0 = 0 }
        for number in 0..<1000 {
            _ = try? await house.signIn("ann", password: Secret("guess \(number)"), from: Browser(address: "192.0.2.9"))
        }
        #expect(work.withLock { $0 } == 5)
    }

    /// One a second, from as many addresses; the person comes in from their own browser all the time.
    @Test(.timeLimit(.minutes(10))) func aThousandAddressesAreWorthNoMoreThanOne() async throws {
        let house = try await House()
        var known = try await house.join("ann", as: .member).text
        var looked = 0
        for number in 0..<1000 {
            let browser = Browser(address: "198.51.\(number / 256).\(number % 256)")
            let why = try await reason {
                _ = try await house.signIn("ann", password: Secret("guess \(number)"), from: browser)
            }
            if why == .unauthenticated { looked += 1 }
            if number.isMultiple(of: 100) {
                known = try await house.signIn("ann", from: Browser(address: "192.0.2.1", earlier: known)).text
            }
            house.clock.advance(by: .seconds(1))
        }
        // Six doublings take a minute; from there on it is one a minute.
        #expect((20...27).contains(looked))
    }

    @Test func aThousandAccountsFromOneAddressAreNotGuessedAt() async throws {
        let house = try await House()
        var looked = 0
        for number in 0..<1000 {
            let why = try await reason {
                _ = try await house.signIn("n\(number)", password: Secret("Summer2026!!"), from: .firefox)
            }
            if why == .unauthenticated { looked += 1 }
            house.clock.advance(by: .seconds(1))
        }
        // Ten doublings end at a quarter of an hour.
        #expect((20...31).contains(looked))
    }

    @Test func everyCharacterOfALongPasswordCounts() async throws {
        let house = try await House()
        let long = (0..<40).map { "w\($0)" }.joined(separator: " ")
        let nul = "before the nul\u{0}and behind it"
        for (name, password) in [("ann", long), ("bob", nul)] {
            let link = try await house.controlPlane.invite(as: .member, to: House.workspace, as: House.ann).text
            let newcomer = Newcomer(email: "\(name)@example.com", name: name, password: Secret(password))
            _ = try await house.controlPlane.accept(link, as: newcomer, from: .firefox)
        }
        for (name, cut) in [
            ("ann", String(long.prefix(64))), ("ann", String(long.prefix(72))), ("ann", String(long.dropLast())),
            ("bob", "before the nul"), ("bob", "before the nul\u{0}"),
        ] {
            let why = try await reason { _ = try await house.signIn(name, password: Secret(cut)) }
            #expect(why == .unauthenticated)
        }
        _ = try await house.signIn("ann", password: Secret(long))
        _ = try await house.signIn("bob", password: Secret(nul))
    }

    @Test func aPasswordOfAMegabyteIsNotTakenAndCostsNothing() async throws {
        let work = Locked(0)
        let house = try await House(scrypt: Scrypt { _ in work.withLock { $0 += 1 } })
        let link = try await house.controlPlane.invite(as: .member, to: House.workspace, as: House.ann).text
        let long = Secret(String(repeating: "correct horse ", count: 75_000))
        let newcomer = Newcomer(email: "ann@example.com", name: "ann", password: long)
        let problem = try await problem {
            _ = try await house.controlPlane.accept(link, as: newcomer, from: .firefox)
        }
        #expect(problem.field == "password" && work.withLock { $0 } == 0)
    }

    /// Who saw one code over a shoulder cannot use it, nor the one before it.
    @Test func aCodeBeforeTheLastOneIsUsedUpWithIt() async throws {
        let house = try await House()
        let ann = try await house.member("ann", as: .member)
        let new = try await house.controlPlane.newSecondFactor(password: House.password, from: .firefox, as: ann)
        let factor = try #require(SecondFactor(new.text))
        func code(_ shift: Int) -> Secret {
            let step = Int(house.clock.now.timeIntervalSince1970 / 30) + shift
            return Secret(String(decoding: factor.code(at: step), as: UTF8.self))
        }
        _ = try await house.controlPlane.confirmSecondFactor(code(0), as: ann)
        house.clock.advance(by: .minutes(2))
        for wrong in [-2, 2] {
            let why = try await reason { _ = try await house.signIn("ann", code: code(wrong)) }
            #expect(why == .unauthenticated)
        }
        _ = try await house.signIn("ann", code: code(0))
        for used in [0, -1] {
            let why = try await reason { _ = try await house.signIn("ann", code: code(used)) }
            #expect(why == .unauthenticated)
        }
        _ = try await house.signIn("ann", code: code(1))
        #expect(try await reason { _ = try await house.signIn("ann", code: code(1)) } == .unauthenticated)
    }
}
