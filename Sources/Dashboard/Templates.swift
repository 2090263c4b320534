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
        ("account", PackageResources.account_mustache),
        ("second-factor", PackageResources.second_factor_mustache),
        ("recovery-codes", PackageResources.recovery_codes_mustache),
        ("tokens", PackageResources.tokens_mustache),
        ("link", PackageResources.link_mustache),
        ("members", PackageResources.members_mustache),
        ("people", PackageResources.people_mustache),
        ("new-workspace", PackageResources.new_workspace_mustache),
        ("overview", PackageResources.overview_mustache),
        ("clusters", PackageResources.clusters_mustache),
        ("cluster", PackageResources.cluster_mustache),
        ("cluster-delete", PackageResources.cluster_delete_mustache),
        ("wizard", PackageResources.wizard_mustache),
        ("credentials", PackageResources.credentials_mustache),
        ("credential", PackageResources.credential_mustache),
        ("credential-form", PackageResources.credential_form_mustache),
        ("credential-delete", PackageResources.credential_delete_mustache),
        ("credential-revoke", PackageResources.credential_revoke_mustache),
        ("cluster-inventory", PackageResources.cluster_inventory_mustache),
        ("cluster-forget", PackageResources.cluster_forget_mustache),
        ("cluster-edit", PackageResources.cluster_edit_mustache),
        ("cluster-events", PackageResources.cluster_events_mustache),
        ("cluster-operation", PackageResources.cluster_operation_mustache),
        ("happenings", PackageResources.happenings_mustache),
        ("problem", PackageResources.problem_mustache),
        ("badge", PackageResources.badge_mustache),
        ("field", PackageResources.field_mustache),
        ("findings", PackageResources.findings_mustache),
        ("chart", PackageResources.chart_mustache),
        ("proof", PackageResources.proof_mustache),
        ("operation", PackageResources.operation_mustache),
        ("device", PackageResources.device_mustache),
        ("cost", PackageResources.cost_mustache),
        ("audit", PackageResources.audit_mustache),
        ("notifications", PackageResources.notifications_mustache),
        ("settings", PackageResources.settings_mustache),
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
