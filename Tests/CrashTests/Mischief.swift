import Cloud
import Domain
import Simulation

/// Something that is done to the account from outside while the program is at work.
struct Mischief: Sendable {
    let name: String
    /// Does it. Returns what a person enters as the credential some time later, where the former is of no use any more.
    let commit: @Sendable () -> [String: Secret]?

    init(_ name: String, commit: @escaping @Sendable () -> [String: Secret]?) {
        self.name = name
        self.commit = commit
    }
}

/// Lets something happen to the account just before one call, looks included.
final class Ambush: Sendable {
    private struct Plan: Sendable {
        var countdown: Int?
        var mischief: Mischief?
        var remedy: [String: Secret]?
    }

    private let plan = Locked(Plan())

    /// - Parameter number: of the call, counted from now: 1 is the next one.
    func lay(at number: Int, _ mischief: Mischief) {
        plan.withLock { $0 = Plan(countdown: number, mischief: mischief) }
    }

    func transport(_ transport: @escaping Transport) -> Transport {
        { [self] request in
            strike()
            return try await transport(request)
        }
    }

    private func strike() {
        plan.withLock { plan in
            guard let countdown = plan.countdown else { return }
            plan.countdown = countdown == 1 ? nil : countdown - 1
            if countdown == 1 { plan.remedy = plan.mischief?.commit() }
        }
    }

    /// What a person has to enter, once.
    func takeRemedy() -> [String: Secret]? {
        plan.withLock { plan in
            defer { plan.remedy = nil }
            return plan.remedy
        }
    }
}
