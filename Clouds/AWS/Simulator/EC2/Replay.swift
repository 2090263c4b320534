import Foundation

extension EC2 {
    /// What a client token stands for.
    struct Replay: Sendable {
        let request: Parameters
        /// What the first request made.
        let id: String
        let answer: [XML]
        let madeAt: Date
    }

    /// The replay of `call`, if its client token was used before; a token lives for a day.
    ///
    /// Throws `IdempotentParameterMismatch` where the token came with other parameters.
    func replay(_ call: Parameters, of action: String) throws -> Replay? {
        guard let token = call["ClientToken"], let replay = replays["\(action)/\(token)"],
            now.elapsed(since: replay.madeAt) < .seconds(86400)
        else { return nil }
        guard replay.request == call else {
            throw Refusal.ec2(
                "IdempotentParameterMismatch",
                "The request uses the same client token as a previous, but non-identical request. Do not reuse a "
                    + "client token with different requests, unless the requests are identical")
        }
        return replay
    }

    /// Remembers what the client token of `call`, if it has one, stands for.
    mutating func remember(_ call: Parameters, of action: String, made id: String, answer: [XML]) {
        guard let token = call["ClientToken"] else { return }
        replays["\(action)/\(token)"] = Replay(request: call, id: id, answer: answer, madeAt: now)
    }
}
