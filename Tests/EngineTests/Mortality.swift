import Domain
import Simulation

/// Decides at which call or write the program dies, and whether that was before or after its effect.
final class Mortality: Sendable {
    struct Death: Error {}

    enum Moment: CaseIterable { case before, after }

    private struct State {
        var count = 0
        var dieAt: (number: Int, moment: Moment)?
        var isDead = false
        var happened: [String] = []
    }

    private let state = Locked(State())

    func die(at number: Int, _ moment: Moment) { state.withLock { $0.dieAt = (number, moment) } }

    func revive() {
        state.withLock {
            $0.isDead = false
            $0.dieAt = nil
        }
    }

    var isDead: Bool { state.withLock { $0.isDead } }
    var count: Int { state.withLock { $0.count } }

    /// Carries `body` out unless the program is dead, or dies here.
    func survive<Answer>(_ what: String, _ body: () throws -> Answer) throws -> Answer {
        let moment: Moment? = try state.withLock { state in
            guard !state.isDead else { throw Death() }
            state.count += 1
            state.happened.append(what)
            guard let at = state.dieAt, at.number == state.count else { return nil }
            state.isDead = true
            if at.moment == .before { throw Death() }
            return .after
        }
        // The effect happens, and nobody is left to hear of a refusal either.
        let answer = Result { try body() }
        if moment == .after { throw Death() }
        return try answer.get()
    }
}
