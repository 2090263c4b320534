import Cloud
import Domain

/// The form for a credential, with the provider's setup guide beside it.
struct CredentialFormView: Sendable {
    struct Tab: Sendable {
        let name: String
        let path: String
        let isChosen: Bool
    }

    let title: String
    let submit: String
    let base: String
    let action: String
    let provider: String
    let providerName: String
    let isEdit: Bool
    let tabs: [Tab]
    let nameField: FieldView
    let pasted: FieldView
    let fields: [FieldView]
    let guide: String
    /// So that a form that is sent twice is carried out once.
    let requestKey: String?
    let revision: Int?
    let cancelPath: String
    /// What is wrong with no field in particular.
    let refusal: ProblemView?

    init(
        provider: any Provider, among all: [any Provider], credential: Credential?, base: String, action: String,
        name: String?, values: [String: String], requestKey: String?, refusal: Problem?
    ) {
        isEdit = credential != nil
        title = credential.map { "Edit \($0.name)" } ?? "Add Credential"
        submit = credential == nil ? "Add Credential" : "Save and validate"
        self.base = base
        self.action = action
        self.provider = provider.id
        providerName = provider.name
        tabs = all.sorted { $0.name < $1.name }.map {
            Tab(name: $0.name, path: "\(base)/new-credential?provider=\($0.id)", isChosen: $0.id == provider.id)
        }
        nameField = FieldView(
            "name", "Credential Name", help: "Lower-case letters, digits and hyphens.", value: name,
            placeholder: "\(provider.id)-byoc", problem: refusal)
        pasted = FieldView(
            "pasted", "Paste what the cloud's command line printed",
            help: "It fills the fields. What is entered below counts more.", isRequired: false, problem: refusal)
        fields = provider.credentialForm.fields.map {
            FieldView($0, in: "field.", value: values[$0.key], isEdit: credential != nil, problem: refusal)
        }
        guide =
            provider.documents.first { $0.name == "guide" }.map { Markdown($0.text, headingLevel: 2).html } ?? ""
        self.requestKey = requestKey
        revision = credential?.revision
        cancelPath = credential.map { "\(base)/credentials/\($0.name.escapedForQuery)" } ?? "\(base)/credentials"
        self.refusal = refusal.map(ProblemView.init)
    }
}
