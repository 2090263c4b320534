/// One thing that goes wrong at one call, and where.
struct Strike: Sendable {
    enum What: Sendable, CustomStringConvertible {
        /// At the `number`-th changing call.
        case fault(Mishap.Kind)
        /// Just before the `number`-th call of any kind; by its name.
        case mischief(String)

        var description: String {
            switch self {
            case .fault(let kind): kind.rawValue
            case .mischief(let name): name
            }
        }
    }

    let what: What
    let stage: Scenario.Cell.Stage
    let number: Int
}

extension Scenario.Course {
    /// A fault at each changing call, and each kind of mischief before every `step`-th call.
    /// - Parameter everyFault: all kinds at each; else one at each, and so each kind at some.
    func strikes(everyFault: Bool, every step: Int) -> [Strike] {
        let kinds = Mishap.Kind.allCases
        let faults = calls { $0.hasPrefix("call") }.flatMap { stage, number in
            (everyFault ? kinds : [kinds[number % kinds.count]]).map {
                Strike(what: .fault($0), stage: stage, number: number)
            }
        }
        let ambushes = calls { !$0.hasPrefix("write") }.filter { $0.number % step == 0 }.flatMap { stage, number in
            mischief.map { Strike(what: .mischief($0), stage: stage, number: number) }
        }
        return faults + ambushes
    }

    /// Each create carried out, and answered with a fault.
    var silentCreates: [Strike] {
        calls { $0.hasPrefix("call") }.filter { $0.stage == .create }.map {
            Strike(what: .fault(.fault), stage: $0.stage, number: $0.number)
        }
    }

    private func calls(_ isMeant: (String) -> Bool) -> [(stage: Scenario.Cell.Stage, number: Int)] {
        [(creation, Scenario.Cell.Stage.create), (removal, .delete)].flatMap { names, stage in
            (0..<names.count(where: isMeant)).map { (stage, $0 + 1) }
        }
    }
}
