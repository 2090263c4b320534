import Engine

extension AzureClient {
    /// What still carries the owner's tag anywhere in the subscription; the two groups are found by their names.
    func sweep(_ scope: Scope<AzureClient>) async throws -> Sweep {
        async let groups = resources.groups(tagged: "freehold:owner", scope.owner.id)
        let items = try await resources.items(tagged: "freehold:owner", scope.owner.id)
        let remnants =
            try await groups.map { Sweep.Remnant(kind: "resource group", id: $0.name, step: $0.tags?["freehold:step"]) }
            + items.map { Sweep.Remnant(kind: $0.type, id: $0.name, step: $0.tags?["freehold:step"]) }
        return Sweep(
            looked: [
                "everything in the subscription by its tag",
                "the resource groups \(scope.group) and \(scope.nodeGroup)",
            ],
            remnants: remnants)
    }
}
