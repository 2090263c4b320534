import Engine

extension Reconcilable {
    /// How long the steps that are not `ready` take along their longest chain, in the cloud's time: by what they
    /// took here before if all of that is known, or else by what the cloud is known to take.
    func remaining(without ready: Set<String>, medians: [String: Duration]) -> Duration {
        let open = stepNames.filter { !ready.contains($0) }
        guard open.allSatisfy({ medians[$0] != nil }) else { return estimate(without: ready) }
        let needs = needs
        var ends: [String: Duration] = [:]
        // Steps are in the order in which they need each other.
        for name in stepNames {
            let start = needs[name, default: []].compactMap { ends[$0] }.max() ?? .zero
            ends[name] = start + (ready.contains(name) ? .zero : medians[name] ?? .zero)
        }
        return ends.values.max() ?? .zero
    }
}
