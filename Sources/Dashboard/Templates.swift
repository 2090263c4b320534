import Mustache

/// The templates, by the names that pages and other templates give them.
enum Templates {
    private static let all: [(name: String, bytes: [UInt8])] = [
        ("frame", PackageResources.frame_mustache),
        ("denial", PackageResources.denial_mustache),
        ("sign-in", PackageResources.sign_in_mustache),
        ("invitation", PackageResources.invitation_mustache),
        ("onward", PackageResources.onward_mustache),
        ("identities", PackageResources.identities_mustache),
        ("overview", PackageResources.overview_mustache),
        ("clusters", PackageResources.clusters_mustache),
        ("cluster", PackageResources.cluster_mustache),
        ("cluster-delete", PackageResources.cluster_delete_mustache),
        ("wizard", PackageResources.wizard_mustache),
        ("credentials", PackageResources.credentials_mustache),
        ("credential", PackageResources.credential_mustache),
        ("credential-form", PackageResources.credential_form_mustache),
        ("credential-delete", PackageResources.credential_delete_mustache),
        ("problem", PackageResources.problem_mustache),
        ("badge", PackageResources.badge_mustache),
        ("field", PackageResources.field_mustache),
        ("findings", PackageResources.findings_mustache),
        ("chart", PackageResources.chart_mustache),
        ("proof", PackageResources.proof_mustache),
        ("operation", PackageResources.operation_mustache),
    ]

    /// Throws where a template is not well formed.
    static func library() throws -> MustacheLibrary {
        var library = MustacheLibrary()
        for template in all {
            try library.register(String(decoding: template.bytes, as: UTF8.self), named: template.name)
        }
        return library
    }
}
