import Cloud
import Domain

/// The machines that a cluster needs, at most.
struct Need: Sendable {
    let size: String
    let isHA: Bool
    let nodes: Int
    /// Of one node; nil for a size that the catalogue does not know.
    let known: Int?

    init(_ cluster: Cluster, sizes: [Size]) {
        size = cluster.spec.size
        isHA = cluster.kind == .dedicatedHA
        nodes = cluster.spec.nodes.max
        known = sizes.first { $0.id == cluster.spec.size }?.virtualCPUs
    }
}

extension Azure {
    /// Whether the size is to be had, in which zones, and whether the family's and the region's quotas hold for it.
    func machines(_ client: AzureClient, _ need: Need) async throws -> [Finding] {
        async let usages = client.compute.usages(in: client.region)
        guard let sku = try await client.compute.sku(need.size, in: client.region), !sku.isClosed else {
            return [
                Finding(
                    "size", need.size, .missing,
                    "\(need.size) is not offered to this subscription in \(client.region).",
                    advice: "Choose another node size or region.")
            ]
        }
        let each = sku.virtualCPUs ?? need.known ?? 0
        return [zones(sku, need, in: client.region)]
            + limits(try await usages, family: sku.family ?? "", each: each, need, in: client.region)
    }

    private func zones(_ sku: Compute.SKU, _ need: Need, in region: String) -> Finding {
        let list = sku.zones.joined(separator: ", ")
        let place = list.isEmpty ? "in \(region), without zones" : "in \(region), zones \(list)"
        let text = "\(need.size) is offered \(place)."
        guard need.isHA, sku.zones.count < 3 else { return Finding("zone", need.size, .allowed, text) }
        return Finding(
            "zone", need.size, .warning,
            "\(text) The nodes stand in \(sku.zones.isEmpty ? "no zone of their own" : "\(sku.zones.count) zones").",
            advice: "Nothing, or choose another region or node size.")
    }

    private func limits(
        _ usages: [Compute.Usage], family: String, each: Int, _ need: Need, in region: String
    ) -> [Finding] {
        [(family, AzureProblems.family(family)), ("cores", "Total Regional vCPUs")].map { key, name in
            guard let usage = usages.first(where: { $0.name.value?.lowercased() == key.lowercased() }) else {
                return Finding(
                    "limit", name, .cannotTell, "Azure names no limit of \(name) in \(region).",
                    advice: "Look under Usage + quotas.")
            }
            return limit(usage, name, each: each, need, in: region)
        }
    }

    private func limit(
        _ usage: Compute.Usage, _ name: String, each: Int, _ need: Need, in region: String
    ) -> Finding {
        let left = max(0, usage.limit - usage.currentValue)
        let nodes = need.nodes == 1 ? "1 node needs" : "\(need.nodes) nodes need"
        let text =
            "\(left) of \(usage.limit) \(name) are free in \(region); \(nodes) \(need.nodes * each), "
            + "and an upgrade \(each) more for its time."
        let advice = "Request an increase to \(usage.currentValue + (need.nodes + 1) * each) under Usage + quotas."
        if left < need.nodes * each { return Finding("limit", name, .missing, text, advice: advice) }
        if left < (need.nodes + 1) * each { return Finding("limit", name, .warning, text, advice: advice) }
        return Finding("limit", name, .allowed, text)
    }
}
