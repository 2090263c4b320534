import API
import ControlPlane
import Domain

extension ClusterDraft {
    /// Throws a `Problem` that names the field of what is no network.
    init(_ order: ClusterOrder) throws {
        self.init(
            name: order.name, kind: order.type, provider: order.provider, region: order.region,
            credential: order.credential, size: order.size, min: order.min, max: order.max, version: order.version,
            network: try order.network.map { try NetworkRange($0) },
            publicAccess: try order.publicAccess?.map { try NetworkRange($0, field: "publicAccess") },
            options: order.options ?? [:])
    }
}

extension ClusterChange {
    /// Throws a `Problem` that names the field of what is no network.
    init(_ edit: ClusterEdit) throws {
        self.init(
            min: edit.min, max: edit.max,
            publicAccess: try edit.publicAccess?.map { try NetworkRange($0, field: "publicAccess") },
            options: edit.options ?? [:])
    }
}
