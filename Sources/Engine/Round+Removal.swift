/// What waits for what when it goes.
extension Round {
    /// What has to be gone before this step can go.
    func blockers(of step: Step<Client>) -> [String] {
        if let carrier = carrier(of: step) { return record(of: carrier).state == .gone ? [] : [carrier.name] }
        return dependents(of: step).filter { name in
            guard let dependent = graph[name] else { return false }
            if goal == .present, dependent.isLeftovers { return false }
            if carrier(of: dependent)?.name == step.name { return false }
            return record(of: dependent).state != .gone
        }
    }

    /// The step whose removal, which is meant to be, takes this one along.
    func carrier(of step: Step<Client>) -> Step<Client>? {
        goal == .absent ? step.goesWith.flatMap { graph[$0] } : nil
    }

    /// What others may leave in this step's resource, and in what they leave.
    func leftovers(in step: Step<Client>) -> [String] {
        dependents(of: step).flatMap { name -> [String] in
            guard let dependent = graph[name], dependent.isLeftovers else { return [] }
            return [name] + leftovers(in: dependent)
        }
    }
}
