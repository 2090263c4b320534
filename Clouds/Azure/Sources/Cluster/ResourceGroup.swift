import Engine

/// The group that holds all of the cluster, and nothing else.
struct ResourceGroup: Resource {
    let name = "resource-group"
    /// A PUT of a name makes one thing, however often it is sent; still each is looked at first, as it may be foreign.
    let settle = Duration.zero
    /// Its removal: it is made at once.
    let takes = Duration.minutes(1)
    /// What others put into it and a person let go.
    let alsoRemoved: Set<String>

    func observe(in scope: Scope<AzureClient>) async throws -> Observation<Resources.Group> {
        if let text = try await scope.progress("Azure is removing it with all that is in it") {
            return .changing(text)
        }
        guard let group = try await scope.client.resources.group(scope.group) else { return .absent }
        try scope.checkOwned(group.tags, "the resource group \(group.name)")
        switch group.properties?.provisioningState {
        case "Deleting": return .changing("Azure is removing it with all that is in it")
        case "Succeeded", nil: return .ready(group)
        default: return .changing("Azure is creating it")
        }
    }

    func create(in scope: Scope<AzureClient>, from inputs: Inputs) async throws -> Resources.Group? {
        try await scope.client.resources.createGroup(scope.group, in: scope.client.region, tags: scope.tags(name))
    }

    // Deleting a group takes everything in it along: what came into it since is somebody else's.
    func delete(_ group: Resources.Group, in scope: Scope<AzureClient>) async throws {
        let foreign = try await scope.foreign(in: group, besides: alsoRemoved)
        guard foreign.isEmpty else { throw Strangers.found(foreign, in: group.name) }
        scope.follow(try await scope.client.unlocked(group.name) { try await $0.resources.deleteGroup(group.name) })
    }

    func cloudIDs(of group: Resources.Group) -> [String] { [group.id] }
}
