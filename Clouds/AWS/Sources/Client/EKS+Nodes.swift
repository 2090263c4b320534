extension EKS {
    struct NodeGroup: Codable, Sendable, Hashable {
        let name: String
        let arn: String
        let status: String
        let minimum: Int
        let maximum: Int
        let desired: Int
        let tags: Tags
        let issue: String?
    }

    func nodeGroup(_ name: String, of cluster: String) async throws -> NodeGroup? {
        struct Wire: Decodable {
            struct Body: Decodable {
                struct Scaling: Decodable {
                    let minSize: Int?
                    let maxSize: Int?
                    let desiredSize: Int?
                }
                let nodegroupName: String
                let nodegroupArn: String
                let status: String
                let scalingConfig: Scaling?
                let tags: [String: String]?
                let health: HealthWire?
            }
            let nodegroup: Body
        }
        return try await orNil {
            let group = try await rest.call(
                "DescribeNodegroup", "GET", ["clusters", cluster, "node-groups", name], as: Wire.self
            ).nodegroup
            return NodeGroup(
                name: group.nodegroupName, arn: group.nodegroupArn, status: group.status,
                minimum: group.scalingConfig?.minSize ?? 0, maximum: group.scalingConfig?.maxSize ?? 0,
                desired: group.scalingConfig?.desiredSize ?? 0, tags: group.tags ?? [:], issue: group.health?.text)
        }
    }

    func createNodeGroup(
        _ name: String, of cluster: String, size: String, count: Int, role: String, subnets: [String], token: String,
        tags: Tags
    ) async throws {
        try await rest.call(
            "CreateNodegroup", "POST", ["clusters", cluster, "node-groups"],
            body: [
                "nodegroupName": .string(name), "subnets": .strings(subnets), "nodeRole": .string(role),
                "instanceTypes": .strings([size]), "amiType": .string(Self.image(for: size)),
                "scalingConfig": Self.scaling(count), "updateConfig": ["maxUnavailable": 1],
                "clientRequestToken": .string(token), "tags": .tags(tags),
            ])
    }

    func scaleNodeGroup(_ name: String, of cluster: String, to count: Int) async throws {
        try await rest.call(
            "UpdateNodegroupConfig", "POST", ["clusters", cluster, "node-groups", name, "update-config"],
            body: ["scalingConfig": Self.scaling(count)])
    }

    func deleteNodeGroup(_ name: String, of cluster: String) async throws {
        try await rest.call("DeleteNodegroup", "DELETE", ["clusters", cluster, "node-groups", name])
    }

    private static func scaling(_ count: Int) -> JSON {
        ["minSize": .int(count), "maxSize": .int(count), "desiredSize": .int(count)]
    }

    /// Amazon Linux 2023, for the processor that the size has: Graviton sizes carry a `g` behind their generation.
    private static func image(for size: String) -> String {
        let family = size.prefix { $0 != "." }
        let isARM = family.drop { !$0.isNumber }.drop(while: \.isNumber).contains("g")
        return isARM ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD"
    }
}
