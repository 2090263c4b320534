/// The paths that are no resource's own.
extension Route {
    static func general(_ words: [String]) -> Subject? {
        switch words.count {
        case 1: .subscriptions
        case 2: .subscription
        case 3 where words[2] == "locations": .locations
        case 3 where words[2] == "providers": .providers
        case 3 where words[2] == "resourcegroups": .groups
        case 3 where words[2] == "resources": .resources
        case 4 where words[2] == "providers": .provider
        case 4 where words[2] == "resourcegroups": .group
        case 4 where words[2] == "operationresults": .operationResult
        case 5 where words[2] == "resourcegroups" && words[4] == "resources": .resources
        case 5 where words[2] == "providers" && words[4] == "register": .register
        case 5 where words[2] == "providers" && words[4] == "unregister": .unregister
        default: nil
        }
    }

    static func action(_ subject: Subject, _ verb: String, _ words: [String]) -> String {
        switch subject {
        case .groups, .group: "Microsoft.Resources/subscriptions/resourceGroups/\(verb)"
        case .resources where words.contains("resourcegroups"):
            "Microsoft.Resources/subscriptions/resourceGroups/resources/\(verb)"
        case .resources: "Microsoft.Resources/subscriptions/resources/\(verb)"
        case .providers, .provider: "Microsoft.Resources/subscriptions/providers/\(verb)"
        case .register, .unregister: "\(ResourceType.namespace(words[3]))/\(words[4])/action"
        case .locations: "Microsoft.Resources/subscriptions/locations/\(verb)"
        case .operationResult: "Microsoft.Resources/subscriptions/operationresults/\(verb)"
        default: "Microsoft.Resources/subscriptions/\(verb)"
        }
    }

    /// What is behind `locations/{location}`.
    static func regional(_ words: [String]) -> Subject? {
        switch words.first {
        case "usages" where words.count == 1: .usages
        case "kubernetesversions" where words.count == 1: .kubernetesVersions
        case "operations" where words.count == 2: .operation
        case "operationresults" where words.count == 2: .operationResult
        default: nil
        }
    }

    static func authorization(_ words: [String]) -> Subject? {
        switch (words.first, words.count) {
        case ("permissions", 1): .permissions
        case ("locks", 1): .locks
        case ("locks", 2): .lock
        case ("roleassignments", 1): .assignments
        case ("roleassignments", 2): .assignment
        case ("roledefinitions", 1): .definitions
        case ("roledefinitions", 2): .definition
        default: nil
        }
    }

    static func title(of subject: Subject) -> String {
        switch subject {
        case .locks, .lock: "locks"
        case .assignments, .assignment: "roleAssignments"
        case .definitions, .definition: "roleDefinitions"
        default: "permissions"
        }
    }

    /// The type whose api-versions are meant; nil where every version is taken.
    var versionedType: String? {
        switch subject {
        case .operation, .operationResult: nil
        case .items(let type), .item(let type), .verb(_, let type): type
        case .usages:
            action.hasPrefix("Microsoft.Network") ? "Microsoft.Network/virtualNetworks" : "Microsoft.Compute/usages"
        case .skus: "Microsoft.Compute/skus"
        case .kubernetesVersions: "Microsoft.ContainerService/managedClusters"
        case .permissions, .assignments, .assignment, .definitions, .definition, .locks, .lock:
            "Microsoft.Authorization/\(Self.title(of: subject))"
        case .subscriptions, .subscription, .locations: "Microsoft.Resources/subscriptions"
        default: "Microsoft.Resources/resourceGroups"
        }
    }
}
