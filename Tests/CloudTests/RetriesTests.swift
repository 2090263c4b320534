import Cloud
import Domain
import Simulation
import Testing

@Suite struct RetriesTests {
    private enum Reply: Sendable {
        case answer
        case silence
        case refusal(CloudError.Meaning)
    }

    /// Sends a call to a cloud that replies like this, one after the other. Returns how often it was asked, too.
    private func send(_ replies: [Reply], isRepeatable: Bool = true) async -> (outcome: Result<Int, any Error>, Int) {
        let clock = VirtualClock()
        let retries = Retries(time: clock.time, random: { 0.5 }, limiter: RateLimiter(time: clock.time))
        let asked = Locked(0)
        let key = RateLimiter.Key(account: "1", region: "here", api: "CreateThing")
        do {
            let answer = try await retries.send(key, at: .init(burst: 9, perSecond: 9), isRepeatable: isRepeatable) {
                let number = asked.withLock { asked in
                    asked += 1
                    return asked
                }
                switch replies[number - 1] {
                case .answer: return number
                case .silence: throw NoAnswer("the line went dead")
                case .refusal(let meaning):
                    throw CloudError(meaning, status: 400, code: "No", message: "", action: "CreateThing")
                }
            }
            return (.success(answer), asked.withLock { $0 })
        } catch { return (.failure(error), asked.withLock { $0 }) }
    }

    @Test func aLostReplyIsFollowedByASecondTry() async throws {
        let (outcome, asked) = await send([.silence, .answer])
        #expect(try outcome.get() == 2)
        #expect(asked == 2)
    }

    @Test func whatMayNotBeRepeatedIsSentOnce() async {
        let (outcome, asked) = await send([.silence, .answer], isRepeatable: false)
        #expect(throws: NoAnswer.self) { try outcome.get() }
        #expect(asked == 1)
    }

    @Test func whatWasTurnedAwayIsSentAgainWhateverItIs() async throws {
        let (outcome, _) = await send([.refusal(.throttled), .answer], isRepeatable: false)
        #expect(try outcome.get() == 2)
    }

    @Test(arguments: CloudError.Meaning.allCases)
    func aRefusalAfterALostReplySaysNothingAboutTheFirstTry(meaning: CloudError.Meaning) async throws {
        let (outcome, _) = await send([.silence, .refusal(meaning), .refusal(meaning)])
        let error = try #require(throws: CloudError.self) { try outcome.get() }
        #expect(!error.isFinal)
        #expect(error.meaning == meaning)
    }

    @Test func aRefusalByItselfIsFinal() async throws {
        let (outcome, asked) = await send([.refusal(.denied)])
        let error = try #require(throws: CloudError.self) { try outcome.get() }
        #expect(error.isFinal)
        #expect(asked == 1)
    }

    @Test func threeTriesAreAll() async throws {
        let (outcome, asked) = await send([.silence, .silence, .silence, .answer])
        #expect(throws: NoAnswer.self) { try outcome.get() }
        #expect(asked == 3)
    }
}
