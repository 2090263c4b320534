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
    /// That the password was right; nil where it is still asked for.
    let ticket: String?
    let refusal: ProblemView?
    let providers: [Provider]
    let hasProviders: Bool

    init(
        next: String, email: String? = nil, ticket: Secret? = nil, providers: [Provider] = [],
        refusal: Problem? = nil
    ) {
        self.next = next
        self.providers = providers
        hasProviders = !providers.isEmpty && ticket == nil
        self.ticket = ticket?.withValue { $0 }
        let email = FieldView("email", "E-mail address", value: email).filled(as: "username", type: "email")
        let password = FieldView("password", "Password", isSecret: true).filled(as: "current-password")
        let code = FieldView(
            "code", "Code", help: "Of your authenticator, or a recovery code."
        ).filled(as: "one-time-code")
        fields = ticket == nil ? [email, password] : [code]
        self.refusal = refusal.map(ProblemView.init)
    }
}
