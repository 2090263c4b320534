import Domain

/// What goes with a cluster, what is in the way, and the question for its name.
struct ClusterDeletionView: Sendable {
    /// What others put beside the cluster's own.
    struct Stranger: Sendable {
        let id: String
        let step: String
        let text: String
    }

    let row: ClusterRow
    let isDeleted: Bool
    /// The removal goes on already; there is only something to say yes to.
    let isGoing: Bool
    let resources: [ResourceView]
    let resourceCount: Int
    let hasResources: Bool
    let strangers: [Stranger]
    let hasStrangers: Bool
    let confirm: FieldView
    let refusal: ProblemView?

    init(
        row: ClusterRow, isDeleted: Bool, isGoing: Bool, resources: [ResourceView], strangers: [Stranger],
        typed: String?, refusal: Problem?
    ) {
        self.row = row
        self.isDeleted = isDeleted
        self.isGoing = isGoing
        self.resources = resources
        resourceCount = resources.count
        hasResources = !resources.isEmpty
        self.strangers = strangers
        hasStrangers = !strangers.isEmpty
        confirm = FieldView(
            "confirm", "Type the cluster's name to have it removed", value: typed, problem: refusal)
        self.refusal = refusal.map(ProblemView.init)
    }
}
