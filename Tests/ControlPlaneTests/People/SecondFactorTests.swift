import Domain
import Foundation
import Testing

@testable import ControlPlane

@Suite struct SecondFactorTests {
    /// RFC 6238, appendix B, the last six digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ]) func theCodesAreThoseOfTheStandard(moment: Int, code: String) throws {
        // “12345678901234567890” in base 32.
        let factor = try #require(SecondFactor(Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")))
        #expect(String(decoding: factor.code(at: moment / 30), as: UTF8.self) == code)
        let now = Date(timeIntervalSince1970: Double(moment))
        #expect(factor.step(of: Secret(code), at: now) == moment / 30)
        for shift in [-30, 30] { #expect(factor.step(of: Secret(code), at: now + .seconds(shift)) == moment / 30) }
        for shift in [-90, -60, 60, 90] where moment + shift > 0 {
            #expect(factor.step(of: Secret(code), at: now + .seconds(shift)) == nil)
        }
        for wrong in ["", "28708", "2870822", "abcdef"] { #expect(factor.step(of: Secret(wrong), at: now) == nil) }
    }

    /// A person with a second factor, its codes and the recovery codes.
    private func enrolled(_ house: House) async throws -> (factor: SecondFactor, recovery: [Secret]) {
        let ann = try await house.member("ann", as: .member)
        let new = try await house.controlPlane.newSecondFactor(
            password: House.password, from: .firefox, as: ann)
        let factor = try #require(SecondFactor(new.text))
        // Until a code was shown, the password is enough.
        _ = try await house.signIn("ann")
        let codes = try await house.controlPlane.confirmSecondFactor(code(of: factor, house), as: ann)
        house.clock.advance(by: .minutes(2))
        return (factor, codes)
    }

    private func code(of factor: SecondFactor, _ house: House) -> Secret {
        Secret(String(decoding: factor.code(at: Int(house.clock.now.timeIntervalSince1970 / 30)), as: UTF8.self))
    }

    @Test func thePasswordAloneIsNotEnoughAndACodeCountsOnce() async throws {
        let house = try await House()
        let factor = try await enrolled(house).factor
        let needed = try await refusal { _ = try await house.signIn("ann") }
        #expect(needed.reason == .unauthenticated && needed.problem.field == "code")
        let code = code(of: factor, house)
        _ = try await house.signIn("ann", code: code)
        let again = try await refusal { _ = try await house.signIn("ann", code: code) }
        #expect(again.reason == .unauthenticated && again.problem.field == nil)
        house.clock.advance(by: .seconds(30))
        _ = try await house.signIn("ann", code: self.code(of: factor, house))
    }

    @Test func aWrongPasswordIsNotToldFromAWrongCode() async throws {
        let house = try await House()
        let factor = try await enrolled(house).factor
        let code = try await refusal { _ = try await house.signIn("ann", code: Secret("000000")) }
        let password = try await refusal {
            _ = try await house.signIn("ann", password: Secret("guess"), code: self.code(of: factor, house))
        }
        #expect(code == password)
    }

    @Test func codesCannotBeTriedByTheThousand() async throws {
        let house = try await House()
        _ = try await enrolled(house)
        var looked = 0
        for number in 0..<50 {
            let code = number.isMultiple(of: 2) ? Secret(String(format: "%06d", number)) : nil
            let browser = Browser(address: "192.0.2.\(number)")
            let why = try await reason { _ = try await house.signIn("ann", code: code, from: browser) }
            if why == .unauthenticated { looked += 1 }
        }
        #expect(looked == 5)
    }

    @Test func eachRecoveryCodeCountsOnceAlsoWhenItIsShownTwiceAtOnce() async throws {
        let house = try await House()
        let codes = try await enrolled(house).recovery
        #expect(codes.count == 10 && Set(codes).count == 10)
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 { group.addTask { (try? await house.signIn("ann", code: codes[0])) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0 } == 1)
        house.clock.advance(by: .minutes(2))
        // As it is read from paper.
        let typed = codes[1].withValue { Secret($0.uppercased().replacing("-", with: " ")) }
        let ann = try await house.caller(house.signIn("ann", code: typed))
        #expect(try await house.controlPlane.profile(as: ann).recoveryCodesLeft == 8)
    }

    @Test func itIsTakenAwayWithThePasswordAlone() async throws {
        let house = try await House()
        let factor = try await enrolled(house).factor
        let ann = try await house.caller(house.signIn("ann", code: code(of: factor, house)))
        _ = try await problem {
            try await house.controlPlane.removeSecondFactor(password: Secret("guess"), from: .firefox, as: ann)
        }
        try await house.controlPlane.removeSecondFactor(password: House.password, from: .firefox, as: ann)
        _ = try await house.signIn("ann")
    }

    @Test func whatItIsMadeOfIsSealedInTheStore() async throws {
        let house = try await House()
        let (factor, codes) = try await enrolled(house)
        let all = try await house.store.dump()
        for secret in [factor.text] + codes { #expect(!all.contains(secret.withValue { $0 })) }
        #expect("\(factor)" == "•••")
    }
}
