import API
import Domain

/// A cluster as a file describes it, beside one that there is.
struct ClusterManifest {
    let order: ClusterOrder
    private let manifest: Manifest

    private static let known = [
        "name", "type", "provider", "region", "credential", "size", "min", "max", "version", "network",
        "publicAccess", "options",
    ]

    init(_ manifest: Manifest) throws {
        self.manifest = manifest
        order = try manifest.decode(ClusterOrder.self, fields: Self.known)
    }

    /// What is to be different about the cluster, in words too. Throws an `Exit` at what stays as it was made.
    func edit(of cluster: ClusterBody) throws -> (edit: ClusterEdit, changes: [String]) {
        let fixed: [(String, String?, String)] = [
            ("type", order.type.rawValue, cluster.type.rawValue), ("provider", order.provider, cluster.provider),
            ("region", order.region, cluster.region), ("credential", order.credential, cluster.credential),
            ("size", order.size, cluster.size), ("version", order.version, cluster.version ?? order.version ?? ""),
            ("network", order.network, cluster.network),
        ]
        for case (let field, let wanted?, let there) in fixed where wanted != there {
            throw Exit(
                .conflict,
                Problem(
                    "\(manifest.file), document \(manifest.number), field \(field): the cluster “\(cluster.name)” has "
                        + "\(there), and the file says \(wanted).",
                    advice: "It stays as it was made. Give another name to have another cluster.",
                    remedy: .changeSpec, field: field))
        }
        var edit = ClusterEdit()
        var changes: [String] = []
        if let least = order.min, least != cluster.min {
            edit.min = least
            changes.append("min \(cluster.min) → \(least)")
        }
        if let most = order.max, most != cluster.max {
            edit.max = most
            changes.append("max \(cluster.max) → \(most)")
        }
        if let networks = order.publicAccess, Set(networks) != Set(cluster.publicAccess) {
            edit.publicAccess = networks
            changes.append("publicAccess \(Self.words(cluster.publicAccess)) → \(Self.words(networks))")
        }
        let options = (order.options ?? [:]).filter { cluster.options[$0.key] != $0.value }
        if !options.isEmpty {
            edit.options = options
            changes += options.keys.sorted().map { key in
                "options.\(key) \(cluster.options[key] ?? "none") → \(options[key] ?? "")"
            }
        }
        return (edit, changes)
    }

    private static func words(_ networks: [String]) -> String {
        networks.isEmpty ? "none" : networks.joined(separator: ",")
    }
}
