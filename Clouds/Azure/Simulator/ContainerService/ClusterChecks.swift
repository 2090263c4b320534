import Simulation

/// What AKS looks at before it changes a cluster.
extension World {
    func running(on id: ResourceID) -> Operation? {
        operations.values.first { $0.isRunning && $0.resource.isInside(id) }
    }

    /// One change at a time on a cluster and its pools.
    func checkIdle(cluster: Item) throws(Refusal) {
        guard let running = running(on: cluster.id) else { return }
        let state = items[running.resource.key]?.state ?? "Updating"
        throw .aks(
            409, "OperationNotAllowed",
            "Operation is not allowed: Another operation (\(running.resource.name) - \(state)) is in progress, please "
                + "wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for "
                + "more details")
    }

    /// Whether machines of a size are to be had.
    func checkSize(_ name: String?, in region: String) throws(Refusal) {
        guard let size = name.flatMap({ Size.named($0) }) else { return }
        guard restrictedSizes[region]?.contains(size.name.lowercased()) != true else {
            throw .restricted(size.name, in: region)
        }
        guard soldOut[region]?.contains(size.name.lowercased()) != true else {
            throw Refusal(
                409, "SkuNotAvailable",
                "The requested VM size for resource 'Following SKUs have failed for Capacity Restrictions: "
                    + "\(size.name)' is currently not available in location '\(region)'. Please try another size or "
                    + "deploy to a different location or different zone. See https://aka.ms/azureskunotavailable for "
                    + "details.")
        }
    }

    /// The body without what only Azure says. Throws as AKS does.
    func checkedCluster(_ body: JSON, against table: Table) throws(Refusal) -> JSON {
        do {
            return try table.checked(body)
        } catch {
            switch error.kind {
            case .unknown:
                throw .aks(
                    400, "UnmarshalError", "UnmarshalEntity encountered error: json: unknown field \"\(error.name)\".",
                    target: error.fullPath)
            case .missing:
                throw .aks(
                    400, "InvalidParameter", "Required parameter \(error.fullPath) is missing (null).",
                    target: error.fullPath)
            case .wrong(let wish):
                throw .aks(
                    400, "UnmarshalError",
                    "UnmarshalEntity encountered error: json: cannot unmarshal value into Go struct field "
                        + "\(error.fullPath) of type \(wish).", target: error.fullPath)
            }
        }
    }
}

extension Refusal {
    static func restricted(_ size: String, in region: String) -> Refusal {
        .aks(
            400, "BadRequest",
            "The VM size of \(size) is not allowed in your subscription in location '\(region)'. For more details on "
                + "restricted VM sizes, please visit: https://aka.ms/aks/restricted-vm-sizes.")
    }
}
