/// What somebody who has it may do: actions, minus those that are taken out again.
struct Role: Sendable {
    /// A GUID; the same in every subscription where the role is built in.
    let id: String
    let name: String
    let about: String
    var actions: [String]
    let notActions: [String]
    var isBuiltIn = true
    /// Where a role of the customer's own may be given.
    var scopes: [ResourceID] = []
    /// Made from outside, and no part of what is compared.
    var isGuest = false

    func allows(_ action: String) -> Bool {
        actions.contains { Wildcard.matches($0, action) } && !notActions.contains { Wildcard.matches($0, action) }
    }

    /// As the documentation of Azure's built-in roles has them.
    static let builtIn: [Role] = [
        Role(
            id: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", name: "Owner",
            about: "Grants full access to manage all resources, including the ability to assign roles in Azure RBAC.",
            actions: ["*"], notActions: []),
        Role(
            id: "b24988ac-6180-42a0-ab88-20f7382dd24c", name: "Contributor",
            about: "Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, "
                + "manage assignments in Azure Blueprints, or share image galleries.",
            actions: ["*"],
            notActions: [
                "Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write",
                "Microsoft.Authorization/elevateAccess/Action", "Microsoft.Blueprint/blueprintAssignments/write",
                "Microsoft.Blueprint/blueprintAssignments/delete", "Microsoft.Compute/galleries/share/action",
                "Microsoft.Purview/consents/write", "Microsoft.Purview/consents/delete",
                "Microsoft.Resources/deploymentStacks/manageDenySetting/action",
                "Microsoft.Subscription/cancel/action", "Microsoft.Subscription/enable/action",
            ]),
        Role(
            id: "acdd72a7-3385-48ef-bd42-f606fba81ae7", name: "Reader",
            about: "View all resources, but does not allow you to make any changes.", actions: ["*/read"],
            notActions: []),
        Role(
            id: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", name: "User Access Administrator",
            about: "Lets you manage user access to Azure resources.",
            actions: ["*/read", "Microsoft.Authorization/*", "Microsoft.Support/*"], notActions: []),
        Role(
            id: "f58310d9-a9f6-439a-9e8d-f62e7b41a168", name: "Role Based Access Control Administrator",
            about: "Manage access to Azure resources by assigning roles using Azure RBAC.",
            actions: [
                "Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/delete",
                "*/read", "Microsoft.Support/*",
            ], notActions: []),
        Role(
            id: "4d97b98b-1d4f-4787-a291-c67834d212e7", name: "Network Contributor", about: "Lets you manage networks.",
            actions: [
                "Microsoft.Authorization/*/read", "Microsoft.Insights/alertRules/*", "Microsoft.Network/*",
                "Microsoft.ResourceHealth/availabilityStatuses/read", "Microsoft.Resources/deployments/*",
                "Microsoft.Resources/subscriptions/resourceGroups/read", "Microsoft.Support/*",
            ], notActions: []),
    ]
}
