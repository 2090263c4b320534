import Domain
import Engine
import Foundation

/// Sends a call again where that is safe: one layer for every cloud.
///
/// Twice at most, and not for long: whoever called looks again later anyway.
public struct Retries: Sendable {
    private let time: Time
    /// From 0 to 1, for the jitter of waits.
    private let random: @Sendable () -> Double
    private let limiter: RateLimiter

    public init(time: Time, random: @escaping @Sendable () -> Double, limiter: RateLimiter) {
        self.time = time
        self.random = random
        self.limiter = limiter
    }

    /// - Parameter isRepeatable: sending it twice does no harm, as it only reads, or a token, a name or a state
    ///   protects it.
    ///
    /// Throws what `send` throws, `CloudError` and `NoAnswer` among it, or `RateLimiter.TooBusy`. A refusal that
    /// follows a try of unknown outcome says nothing about that one: it is not final.
    public func send<Answer: Sendable>(
        _ key: RateLimiter.Key, at rate: RateLimiter.Rate, isRepeatable: Bool,
        _ send: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        var doubt: (any Error)?
        for attempt in 0... {
            do {
                try await limiter.takeTurn(key, at: rate, patience: Duration.seconds(5).atPace(time.pace))
                return try await send()
            } catch let error as RateLimiter.TooBusy {
                throw doubt ?? error
            } catch var error as CloudError {
                error.isInDoubt = doubt != nil
                switch error.meaning {
                case .throttled: await limiter.empty(key)
                case .transient where isRepeatable: doubt = error
                default: throw error
                }
                try await pause(attempt, or: error, asked: error.retryAfter)
            } catch let error as NoAnswer where isRepeatable {
                doubt = error
                try await pause(attempt, or: error, asked: nil)
            }
        }
        preconditionFailure("the loop ends by returning or throwing")
    }

    private func pause(_ attempt: Int, or error: any Error, asked: Duration?) async throws {
        let wait = asked ?? .seconds(Double(1 << attempt) * (0.5 + random() / 2))
        guard attempt < 2, wait <= .seconds(5) else { throw error }
        try await time.sleep(wait.atPace(time.pace))
    }
}
