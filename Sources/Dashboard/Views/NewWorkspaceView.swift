import Domain

/// The form for a workspace.
struct NewWorkspaceView: Sendable {
    let name: FieldView

    init(name entered: String? = nil, refusal: Problem? = nil) {
        name = FieldView(
            "name", "Name", help: "Lower-case letters, digits and hyphens.", value: entered, placeholder: "payments",
            problem: refusal)
    }
}
