import Foundation
import Simulation

/// Something that Azure is busy with after it answered, to be asked about at a URL of its own.
struct Operation: Sendable {
    enum Kind: String, Sendable {
        case createCluster, updateCluster, deleteCluster, abort
        case createPool, updatePool, deletePool
        case putNetwork, deleteNetwork
        case deleteGroup
    }

    enum Status: String, Sendable {
        case inProgress = "InProgress"
        case succeeded = "Succeeded"
        case failed = "Failed"
        case canceled = "Canceled"
    }

    /// A GUID, in its URL.
    let id: String
    let kind: Kind
    let resource: ResourceID
    let location: String
    let startedAt: Date
    var endsAt: Date
    var status = Status.inProgress
    var refusal: Refusal?
    /// Whether its URL answers that there is no such thing.
    var isForgotten = false
    /// Whether a later one on the same resource has overtaken it.
    var isOutdated = false

    var isRunning: Bool { status == .inProgress }

    /// AKS calls it by the same bytes in another order than its URL does.
    var innerName: String {
        let parts = id.split(separator: "-").map(String.init)
        guard parts.count == 5 else { return id }
        func turned(_ text: String) -> String {
            stride(from: text.count - 2, through: 0, by: -2).map {
                String(text.dropFirst($0).prefix(2))
            }.joined()
        }
        return [turned(parts[0]), turned(parts[1]), turned(parts[2]), parts[3], parts[4]].joined(separator: "-")
    }
}
