/// What a path of Resource Manager's is about.
struct Route: Sendable {
    enum Subject: Sendable, Hashable {
        case subscriptions, subscription, locations
        case providers, provider, register, unregister
        case groups, group
        /// All resources of a group, or of the subscription.
        case resources
        /// The resources of one type in a group, in the subscription, or in a resource.
        case items(String)
        case item(String)
        /// Something that is asked of a resource by POST.
        case verb(String, of: String)
        case usages, skus, kubernetesVersions
        /// The status of a long operation.
        case operation
        /// What a long operation came to.
        case operationResult
        case permissions
        case locks, lock
        case assignments, assignment
        case definitions, definition
    }

    let subject: Subject
    /// Where the caller needs the right: what the path names, or what that is in.
    let scope: ResourceID
    /// The last name in the path.
    let name: String
    /// As the permission is called: `Microsoft.Network/virtualNetworks/write`.
    let action: String
    /// Where a path names one: `locations/westeurope`.
    var location: String?

    private static let verbs = [
        "GET": "read", "HEAD": "read", "PUT": "write", "PATCH": "write", "DELETE": "delete", "POST": "action",
    ]

    /// Nil where Resource Manager has no such path.
    init?(method: String, segments: [String]) {
        guard let verb = Self.verbs[method], let first = segments.first, first.lowercased() == "subscriptions" else {
            return nil
        }
        let words = segments.map { $0.lowercased() }
        let id = ResourceID(segments)
        name = segments.last ?? ""
        if let place = words.lastIndex(of: "providers"), place + 1 < words.count,
            words[place + 1] == "microsoft.authorization"
        {
            guard let subject = Self.authorization(Array(words[(place + 2)...])) else { return nil }
            self.subject = subject
            scope = ResourceID(Array(segments[..<place]))
            action = "Microsoft.Authorization/\(Self.title(of: subject))/\(verb)"
            return
        }
        if let known = Self.general(words) {
            subject = known
            scope = words.contains("resourcegroups") ? id.groupID ?? id.subscriptionID : id.subscriptionID
            action = Self.action(known, verb, words)
            return
        }
        guard let place = words.lastIndex(of: "providers"), place == 2 || place == 4, words.count > place + 2 else {
            return nil
        }
        if words.count > place + 4, words[place + 2] == "locations" {
            guard let subject = Self.regional(Array(words[(place + 4)...])) else { return nil }
            self.subject = subject
            scope = id.subscriptionID
            location = words[place + 3]
            action = "\(ResourceType.namespace(words[place + 1]))/locations/\(segments[place + 4])/\(verb)"
            return
        }
        let parts = words.count - place - 2
        if parts == 1, words[place + 1] == "microsoft.compute", words.last == "skus" {
            subject = .skus
            scope = id.subscriptionID
            action = "Microsoft.Compute/skus/read"
        } else if method == "POST", parts % 2 == 1, parts > 1 {
            let owner = ResourceID(segments.dropLast())
            let type = ResourceType.canonical(owner.type)
            subject = .verb(words.last ?? "", of: type)
            scope = owner
            action = "\(type)/\(name)/action"
        } else if parts % 2 == 0 {
            let type = ResourceType.canonical(id.type)
            subject = .item(type)
            scope = id
            action = "\(type)/\(verb)"
        } else {
            let type = ResourceType.canonical(ResourceID(segments + ["x"]).type)
            subject = .items(type)
            scope = parts == 1 ? ResourceID(Array(segments[..<place])) : ResourceID(segments.dropLast())
            action = "\(type)/\(verb)"
        }
    }
}
