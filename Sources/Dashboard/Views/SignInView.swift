import Domain

/// The page at which a person shows who they are.
struct SignInView: Sendable {
    /// Another place that says who somebody is.
    struct Provider: Sendable {
        let name: String
        let path: String
    }

    let next: String
    let fields: [FieldView]
    let refusal: ProblemView?
    let providers: [Provider]
    let hasProviders: Bool

    init(
        next: String, email: String? = nil, asksForCode: Bool = false, providers: [Provider] = [],
        refusal: Problem? = nil
    ) {
        self.next = next
        self.providers = providers
        hasProviders = !providers.isEmpty
        let email = FieldView("email", "E-mail address", value: email).filled(as: "username", type: "email")
        let password = FieldView("password", "Password", isSecret: true).filled(as: "current-password")
        let code = FieldView(
            "code", "Code", help: "Of your authenticator, or a recovery code.", problem: refusal
        ).filled(as: "one-time-code")
        fields = [email, password] + (asksForCode ? [code] : [])
        self.refusal = refusal?.field == "code" ? nil : refusal.map(ProblemView.init)
    }
}
