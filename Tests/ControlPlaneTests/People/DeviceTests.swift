import ControlPlane
import Domain
import Foundation
import Testing

/// A program that is let in by somebody at a browser.
@Suite struct DeviceTests {
    private static let address = "198.51.100.7"

    private func begin(_ house: House, address: String = address) async throws -> NewDeviceRequest {
        try await house.controlPlane.beginDeviceRequest(of: "laptop", from: address)
    }

    /// Asks as a program does that waits as long as it should.
    private func ask(_ house: House, _ new: NewDeviceRequest) async throws -> String {
        house.clock.advance(by: .seconds(30))
        return word(try await house.controlPlane.collectDeviceRequest(new.deviceCode))
    }

    private func word(_ answer: DeviceAnswer) -> String {
        switch answer {
        case .pending: "pending"
        case .tooSoon: "too soon"
        case .expired: "expired"
        case .denied: "denied"
        case .granted: "granted"
        }
    }

    @Test func whoApprovesIsWhomTheTokenSpeaksFor() async throws {
        let house = try await House()
        let ann = try await house.member("ann", as: .manager)
        let new = try await begin(house)
        #expect(new.userCode.wholeMatch(of: #/[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}/#) != nil)
        #expect(try await ask(house, new) == "pending")
        let shown = try await house.controlPlane.deviceRequest(code: new.userCode, as: ann)
        #expect(shown.host == "laptop" && shown.address == Self.address)
        // As people write it.
        let typed = " \(new.userCode.lowercased().replacing("-", with: " "))"
        try await house.controlPlane.decideDeviceRequest(code: typed, .approved, as: ann)
        house.clock.advance(by: .seconds(30))
        guard
            case .granted(let token, let text, let person) =
                try await house.controlPlane.collectDeviceRequest(new.deviceCode)
        else { throw Problem.invalid("code", "It was not granted.", advice: "") }
        #expect(person.id == ann.person && token.person == ann.person)
        #expect(token.expiresAt == house.clock.now + .minutes(30 * 1440))
        let caller = try await house.controlPlane.authenticate(text)
        #expect(caller.rights == ann.rights && caller.session == nil)
        house.clock.advance(by: .minutes(30 * 1440))
        #expect(
            try await reason { _ = try await house.controlPlane.authenticate(text) } == .unauthenticated)
    }

    @Test func aCodeIsGoodOnceAndForTenMinutes() async throws {
        let house = try await House()
        let ann = try await house.member("ann", as: .member)
        let bob = try await house.member("bob", as: .member)
        let new = try await begin(house)
        try await house.controlPlane.decideDeviceRequest(code: new.userCode, .approved, as: ann)
        // Somebody else cannot take it over, nor take it back.
        for decision in [DeviceRequest.Decision.approved, .denied] {
            let late = try await reason {
                _ = try await house.controlPlane.decideDeviceRequest(code: new.userCode, decision, as: bob)
            }
            #expect(late == .notFound)
        }
        #expect(try await ask(house, new) == "granted")
        #expect(try await ask(house, new) == "expired")
        let old = try await begin(house)
        house.clock.advance(by: .minutes(10))
        #expect(word(try await house.controlPlane.collectDeviceRequest(old.deviceCode)) == "expired")
        let late = try await reason {
            _ = try await house.controlPlane.decideDeviceRequest(code: old.userCode, .approved, as: ann)
        }
        #expect(late == .notFound)
        #expect(word(try await house.controlPlane.collectDeviceRequest(Secret("fhd_nonsense"))) == "expired")
    }

    @Test func twoDecisionsAtOnceAreOne() async throws {
        let house = try await House()
        let callers = [try await house.member("ann", as: .member), try await house.member("bob", as: .member)]
        let new = try await begin(house)
        let decided = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<10 {
                group.addTask {
                    let decision: DeviceRequest.Decision = index < 5 ? .approved : .denied
                    return
                        (try? await house.controlPlane.decideDeviceRequest(
                            code: new.userCode, decision, as: callers[index % 2])) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(decided == 1)
    }

    @Test func whatIsDeniedHasNothing() async throws {
        let house = try await House()
        let ann = try await house.member("ann", as: .member)
        let new = try await begin(house)
        try await house.controlPlane.decideDeviceRequest(code: new.userCode, .denied, as: ann)
        #expect(try await ask(house, new) == "denied")
        #expect(try await ask(house, new) == "expired")
        #expect(try await house.controlPlane.tokens(as: ann).isEmpty)
    }

    @Test func whoMayNotComeInAnyMoreLetsNobodyIn() async throws {
        let house = try await House()
        let joined = try await house.join("ann", as: .member)
        let new = try await begin(house)
        try await house.controlPlane.decideDeviceRequest(
            code: new.userCode, .approved, as: try await house.caller(joined))
        try await house.controlPlane.disablePerson(joined.person.id, as: House.ann)
        #expect(try await ask(house, new) == "denied")
    }

    @Test func whoAsksTooOftenWaitsLonger() async throws {
        let house = try await House()
        let new = try await begin(house)
        var waits: [Int] = []
        for _ in 0..<3 {
            _ = try await house.controlPlane.collectDeviceRequest(new.deviceCode)
            house.clock.advance(by: .seconds(1))
            let answer = try await house.controlPlane.collectDeviceRequest(new.deviceCode)
            guard case .tooSoon(let pause) = answer else { continue }
            waits.append(Int(pause.inSeconds))
            house.clock.advance(by: pause)
        }
        #expect(waits == [10, 15, 20])
    }

    @Test func whoGuessesCodesIsSlowedDownWhateverElseTheyEnter() async throws {
        let house = try await House()
        let eve = try await house.member("eve", as: .member)
        var guesses = 0
        for _ in 0..<12 {
            let own = try await begin(house)
            _ = try? await house.controlPlane.deviceRequest(code: own.userCode, as: eve)
            _ = try? await house.controlPlane.decideDeviceRequest(code: own.userCode, .denied, as: eve)
            let why = try await reason {
                _ = try await house.controlPlane.deviceRequest(code: "BBBB-BBBB", as: eve)
            }
            if why == .notFound { guesses += 1 } else { #expect(why.isTooMany) }
        }
        #expect(guesses == 5)
    }

    @Test func aTokenLetsNobodyInAndNeitherDoesWhoIsNotSignedIn() async throws {
        let house = try await House()
        let new = try await begin(house)
        for caller in [House.ann, Caller(id: "nobody", name: "nobody")] {
            let approved = try await reason {
                _ = try await house.controlPlane.decideDeviceRequest(code: new.userCode, .approved, as: caller)
            }
            #expect(approved == .forbidden)
            #expect(
                try await reason { _ = try await house.controlPlane.deviceRequest(code: new.userCode, as: caller) }
                    == .forbidden)
        }
        #expect(try await ask(house, new) == "pending")
    }

    @Test func notMoreThanSomeWaitAtOnce() async throws {
        let house = try await House()
        for _ in 0..<20 { _ = try await begin(house) }
        #expect(try await reason { _ = try await begin(house) }.isTooMany)
        _ = try await begin(house, address: "203.0.113.1")
        house.clock.advance(by: .minutes(11))
        _ = try await begin(house)
    }

    @Test(arguments: ["", "a\nb", "\u{202E}gnp.exe", String(repeating: "a", count: 101), "\u{1B}[2J"])
    func aNameThatIsNoneOfAMachineIsNotShownToAnybody(host: String) async throws {
        let house = try await House()
        let refused = try await problem {
            _ = try await house.controlPlane.beginDeviceRequest(of: host, from: Self.address)
        }
        #expect(refused.field == "host")
    }

    @Test func neitherCodeIsInTheDatabaseAndEachStepIsInTheAudit() async throws {
        let house = try await House(in: Folder())
        let ann = try await house.member("ann", as: .member)
        let new = try await begin(house)
        try await house.controlPlane.decideDeviceRequest(code: new.userCode, .approved, as: ann)
        #expect(try await ask(house, new) == "granted")
        let verbs = try await house.store.read { try $0.auditRows(limit: 1000) }.map(\.entry.verb)
        for verb in ["device.ask", "device.approve", "token.create"] { #expect(verbs.contains(verb)) }
        for suffix in ["", "-wal"] {
            guard let bytes = FileManager.default.contents(atPath: house.folder.database + suffix) else { continue }
            new.deviceCode.withValue { #expect(bytes.range(of: Data($0.utf8)) == nil) }
            #expect(bytes.range(of: Data(new.userCode.utf8)) == nil)
        }
    }
}
