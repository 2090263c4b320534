import Domain
import Foundation
import Simulation

/// What Azure is busy with, and how it says so.
extension World {
    /// Begins something that ends by itself.
    mutating func start(
        _ kind: Operation.Kind, on resource: ResourceID, location: String, for wait: Duration
    ) -> Operation {
        for (id, old) in operations where old.resource == resource { operations[id]?.isOutdated = !old.isRunning }
        let operation = Operation(
            id: newGUID("operation"), kind: kind, resource: resource, location: location, startedAt: now,
            endsAt: now + wait)
        operations[operation.id] = operation
        agenda.add(.ends(operation.id), at: operation.endsAt)
        return operation
    }

    mutating func cancel(_ id: String) {
        operations[id]?.status = .canceled
        operations[id]?.endsAt = now
    }

    mutating func end(_ id: String) {
        guard let operation = operations[id], operation.isRunning else { return }
        operations[id]?.status = .succeeded
        switch operation.kind {
        case .createCluster, .updateCluster, .createPool, .updatePool: endClusterChange(operation)
        case .deleteCluster: endCluster(operation)
        case .deletePool: endPool(operation)
        case .abort:
            for item in items.values where item.id.isInside(operation.resource) && item.state != "Succeeded" {
                items[item.id.key]?.state = "Canceled"
            }
        case .putNetwork: endNetwork(operation)
        case .deleteNetwork: remove(operation.resource)
        case .deleteGroup: endGroup(operation)
        }
    }

    /// What is asked for with `Azure-AsyncOperation`.
    func statusURL(_ operation: Operation, base: String) -> String {
        let isNetwork = operation.kind == .putNetwork || operation.kind == .deleteNetwork
        let place = isNetwork ? "Microsoft.Network" : "Microsoft.ContainerService"
        return "\(base)/subscriptions/\(subscriptionID)/providers/\(place)/locations/\(operation.location)/operations/"
            + "\(operation.id)?api-version=\(isNetwork ? "2024-01-01" : "2017-08-31")" + signature(operation)
    }

    /// What is asked for with `Location`.
    func resultURL(_ operation: Operation, base: String) -> String {
        let root = "\(base)/subscriptions/\(subscriptionID)"
        switch operation.kind {
        case .deleteGroup:
            return "\(root)/operationresults/\(groupJob(operation))?api-version=2021-04-01" + signature(operation)
        case .deleteNetwork, .putNetwork:
            return "\(root)/providers/Microsoft.Network/locations/\(operation.location)/operationResults/"
                + "\(operation.id)?api-version=2024-01-01" + signature(operation)
        default:
            return "\(root)/providers/Microsoft.ContainerService/locations/\(operation.location)/operationresults/"
                + "\(operation.id)?api-version=2017-08-31" + signature(operation)
        }
    }

    private func groupJob(_ operation: Operation) -> String {
        let name = operation.resource.name.uppercased().replacing("-", with: ":2D")
        let job: JSON = [
            "jobId": JSON("RESOURCEGROUPDELETIONJOB-\(name)-\(operation.id)"), "jobLocation": JSON(operation.location),
        ]
        return Base64URL.text(Array(job.text.utf8))
    }

    /// What Resource Manager adds to an address, to know it again.
    private func signature(_ operation: Operation) -> String {
        let ticks = Int(operation.startedAt.timeIntervalSince1970 * 1e7) + 621_355_968_000_000_000
        return "&t=\(ticks)&c=MIIHpTCCBo2g&s=\(chance.hex("s/\(operation.id)", digits: 32))"
            + "&h=\(chance.hex("h/\(operation.id)", digits: 32))"
    }

    /// `delay` asks for patience as a group's deletion and the network's provider do.
    func resultHeaders(_ operation: Operation, base: String, delay: Bool) -> [String: String] {
        var headers = ["Location": resultURL(operation, base: base)]
        if delay { headers["Retry-After"] = operation.kind == .deleteGroup ? "15" : "10" }
        if operation.kind != .deleteGroup { headers["Azure-AsyncOperation"] = statusURL(operation, base: base) }
        return headers
    }

    func status(_ call: Call) throws(Refusal) -> Answer {
        let operation = try operation(call)
        let isNetwork = operation.kind == .putNetwork || operation.kind == .deleteNetwork
        var body: JSON = ["status": JSON(operation.status.rawValue)]
        if !isNetwork {
            body["name"] = JSON(operation.innerName)
            body["startTime"] = JSON(Moment.text(operation.startedAt))
            if !operation.isRunning { body["endTime"] = JSON(Moment.text(operation.endsAt)) }
        }
        if let refusal = operation.refusal {
            body["error"] = refusal.error
        } else if operation.isOutdated, operation.status == .succeeded, !isNetwork {
            body["error"] = [
                "code": "NotLatestOperation",
                "message": "Expected goal state for managed cluster not saved yet. There is a later operation.",
            ]
        }
        return Answer(200, body, headers: isNetwork && operation.isRunning ? ["Retry-After": "10"] : [:])
    }

    func result(_ call: Call) throws(Refusal) -> Answer {
        let operation = try operation(call)
        if operation.isRunning {
            return Answer(202, headers: resultHeaders(operation, base: call.base, delay: true))
        }
        if let refusal = operation.refusal { throw refusal }
        return Answer(operation.kind == .deleteGroup ? 200 : 204)
    }

    private func operation(_ call: Call) throws(Refusal) -> Operation {
        let name = call.route.name
        let found =
            operations[name]
            ?? operations.values.first { $0.kind == .deleteGroup && groupJob($0) == name }
        guard let found, !found.isForgotten else {
            throw Refusal(404, "NotFound", "The entity was not found.", form: .enveloped)
        }
        return found
    }
}
