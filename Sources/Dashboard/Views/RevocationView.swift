import Cloud

/// How access is taken away: what goes first, what is done in the cloud, and what can still be done afterwards.
struct RevocationView: Sendable {
    struct Step: Sendable {
        let id: String
        let text: String
        let console: String?
        let command: String?
    }

    let row: CredentialRow
    let clusters: [ClusterRow]
    let isUsed: Bool
    /// The key no longer works, and clusters are still there.
    let isCut: Bool
    let steps: [Step]

    init(row: CredentialRow, steps: [RevocationStep], clusters: [ClusterRow]) {
        self.row = row
        self.clusters = clusters
        isUsed = !clusters.isEmpty
        isCut = row.isInvalid && !clusters.isEmpty
        self.steps = steps.enumerated().map { number, step in
            Step(
                id: "step-\(number + 1)", text: step.text,
                console: step.console.flatMap { $0.hasPrefix("https://") ? $0 : nil },
                command: step.command?.map(\.quotedForShell).joined(separator: " "))
        }
    }
}
