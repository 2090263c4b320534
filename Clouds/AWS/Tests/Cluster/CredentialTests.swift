import AWSSimulator
import Cloud
import Domain
import Simulation
import Testing

@testable import AWS

/// Whose a credential is, and what is wrong with it.
struct CredentialTests {
    private let account = TestAccount()

    @Test func aUsersKeyTellsItsAccountAndItsARN() async throws {
        let validation = try await account.provider.validate(TestAccount.opened(account.key))
        #expect(validation.account.id == "111122223333")
        #expect(validation.account.principal == "arn:aws:iam::111122223333:user/byoc")
        #expect(validation.account.principalID.hasPrefix("AIDA"))
        #expect(validation.warnings == [])
    }

    @Test func aRootKeyIsValidAndWarnedOf() async throws {
        let validation = try await account.provider.validate(TestAccount.opened(account.cloud.makeRootKey()))
        #expect(validation.account.principal == "arn:aws:iam::111122223333:root")
        let warning = try #require(validation.warnings.first)
        #expect(warning.summary.contains("root user"))
        #expect(warning.remedy == .fixCredential)
    }

    @Test func aPolicyThatDeniesEverythingDoesNotHideWhoseKeyItIs() async throws {
        let deny = AskedAccount.policy(#"{"Effect":"Deny","Action":"*","Resource":"*"}"#)
        let account = TestAccount(policy: deny)
        let validation = try await account.provider.validate(TestAccount.opened(account.key))
        #expect(validation.account.principal == "arn:aws:iam::111122223333:user/byoc")
    }

    @Test func aKeyThatAWSDoesNotKnowIsInvalid() async throws {
        let unknown = AccessKey(id: "AKIAAAAAAAAAAAAAAAAA", secret: account.key.secret)
        let problem = try #require(await account.problem(of: TestAccount.opened(unknown)))
        #expect(problem.remedy == .fixCredential)
        #expect(problem.field == "accessKeyID")
    }

    @Test func aKeyThatIsSwitchedOffIsInvalidUntilItIsOnAgain() async throws {
        account.cloud.setActive(false, key: account.key.id)
        let problem = try #require(await account.problem(of: TestAccount.opened(account.key)))
        #expect(problem.remedy == .fixCredential)
        #expect(problem.field == "accessKeyID")
        account.cloud.setActive(true, key: account.key.id)
        #expect(await account.problem(of: TestAccount.opened(account.key)) == nil)
    }

    @Test func aSecretThatIsNotTheKeysOwnIsInvalidAndNeverShown() async throws {
        let secret = String(account.key.secret.reversed())
        let wrong = AccessKey(id: account.key.id, secret: secret)
        let problem = try #require(await account.problem(of: TestAccount.opened(wrong)))
        #expect(problem.remedy == .fixCredential)
        #expect(problem.field == "secretAccessKey")
        #expect(!"\(problem)".contains(secret))
    }

    @Test(arguments: [(17, "17 minutes ahead of"), (-9, "9 minutes behind")])
    func aClockThatIsWrongIsNamedAndNotTheCredential(minutes: Double, words: String) async throws {
        let account = TestAccount(skew: .minutes(minutes))
        let problem = try #require(await account.problem(of: TestAccount.opened(account.key)))
        #expect(problem.summary.contains(words))
        #expect(problem.remedy == .askOperator)
    }

    @Test func noAnswerIsNoVerdictOnTheCredential() async throws {
        let account = TestAccount(faults: { _ in .loseRequest })
        let problem = try #require(await account.problem(of: TestAccount.opened(account.key)))
        #expect(problem.remedy == .wait)
    }

    @Test func aTemporaryKeyThatHasEndedIsInvalid() async throws {
        let role = try await CustomerRole(in: account)
        let session = try await role.session()
        #expect(await account.problem(of: TestAccount.opened(session)) == nil)
        account.clock.advance(by: .minutes(61))
        let problem = try #require(await account.problem(of: TestAccount.opened(session)))
        #expect(problem.remedy == .fixCredential)
        #expect(problem.field == "sessionToken")
    }
}
