import Cloud
import ControlPlane
import Domain

/// What can be different about a cluster, and what a change would do.
struct ClusterEditView: Sendable {
    struct Change: Sendable {
        let label: String
        let from: String
        let to: String
    }

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let row: ClusterRow
    let revision: Int
    var fields: [FieldView] = []
    var isReview = false
    var changes: [Change] = []
    var isSame = false
    var added: [String] = []
    var removed: [String] = []
    var hasSteps = false
    var hidden: [Hidden] = []
    var refusal: ProblemView?

    /// The form.
    init(
        row: ClusterRow, _ cluster: Cluster, provider: (any Provider)?, entered: FormValues, revision: Int,
        refusal: Problem?
    ) {
        self.row = row
        self.revision = revision
        let spec = cluster.spec
        let access = spec.publicAccess.map(\.description).joined(separator: ", ")
        fields =
            [
                FieldView(
                    "min", "Nodes", help: "With “up to” above it the cluster scales by itself.",
                    value: entered["min"] ?? String(spec.nodes.min), isNumber: true, problem: refusal),
                FieldView(
                    "max", "Up to", value: entered["max"] ?? String(spec.nodes.max), isNumber: true, problem: refusal),
                FieldView(
                    "public-access", "API server reachable from",
                    help: "Ranges with commas between them; “none” for its own network alone.", isRequired: false,
                    value: entered["public-access"] ?? (access.isEmpty ? "none" : access), problem: refusal),
            ]
            + (provider?.clusterForm.fields ?? []).map {
                FieldView(
                    $0, in: "option.", value: entered["option.\($0.key)"] ?? spec.options[$0.key], problem: refusal)
            }
        self.refusal = refusal.map(ProblemView.init)
    }

    /// The review.
    init(row: ClusterRow, _ plan: EditPlan, of alteration: ClusterAlteration, provider: (any Provider)?, revision: Int)
    {
        self.row = row
        self.revision = revision
        isReview = true
        let (old, new) = (plan.cluster.spec, plan.spec)
        let ranges = { (spec: Cluster.Spec) in
            spec.publicAccess.isEmpty
                ? "nowhere outside its network" : spec.publicAccess.map(\.description).joined(separator: ", ")
        }
        let keys = Set(old.options.keys).union(new.options.keys).sorted()
        let all =
            [
                Change(label: "Nodes", from: old.nodes.words, to: new.nodes.words),
                Change(label: "API server reachable from", from: ranges(old), to: ranges(new)),
            ]
            + keys.map {
                Change(
                    label: provider?.clusterForm[$0]?.label ?? $0, from: old.options[$0] ?? "not set",
                    to: new.options[$0] ?? "not set")
            }
        changes = all.filter { $0.from != $0.to }
        isSame = changes.isEmpty
        added = plan.added
        removed = plan.removed
        hasSteps = !(added.isEmpty && removed.isEmpty)
        hidden = alteration.all.map { Hidden(name: $0.name, value: $0.value) }
    }
}
