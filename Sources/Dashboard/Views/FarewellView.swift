import Domain

/// What stays behind when a cluster is let go, and the question for its name.
struct FarewellView: Sendable {
    let inventory: InventoryView
    let credentialPath: String
    /// The credential works: the cluster can be removed, so it is not let go.
    let works: Bool
    let isGone: Bool
    let confirm: FieldView
    let refusal: ProblemView?

    init(
        inventory: InventoryView, credentialPath: String, works: Bool, isGone: Bool, typed: String?, refusal: Problem?
    ) {
        self.inventory = inventory
        self.credentialPath = credentialPath
        self.works = works && !isGone
        self.isGone = isGone
        confirm = FieldView("confirm", "Type the cluster's name to let it go", value: typed, problem: refusal)
        self.refusal = refusal.flatMap { $0.field == nil ? ProblemView($0) : nil }
    }
}
