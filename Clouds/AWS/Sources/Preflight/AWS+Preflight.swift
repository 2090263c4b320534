import Cloud
import Domain

extension AWS {
    public func preflight(_ cluster: Cluster, using credential: OpenCredential) async -> [Finding] {
        let client = client(credential, region: cluster.region)
        let principal = credential.account?.principal ?? "this credential"
        async let permissions = PermissionReport(client: client, principal: principal).findings()
        async let limits = finding("limit") { try await self.limits(client, exits: exits(cluster)) }
        async let zones = finding("zone") { try await self.zones(client, cluster) }
        async let versions = finding("version") { try await self.versions(client, cluster) }
        return await limits + zones + versions + permissions
    }

    private func exits(_ cluster: Cluster) -> Int { cluster.spec.options["natGateways"] == "per-zone" ? 3 : 1 }

    /// What could not be found out is a finding, too.
    private func finding(_ kind: String, _ body: () async throws -> [Finding]) async -> [Finding] {
        do { return try await body() } catch {
            let problem = explain(error)
            return [Finding(kind, kind, .cannotTell, problem.summary, advice: problem.advice)]
        }
    }

    private func limits(_ client: AWSClient, exits: Int) async throws -> [Finding] {
        async let limit = client.ec2.addressLimit()
        async let addresses = client.ec2.addressCount()
        async let vpcs = client.ec2.vpcCount()
        async let gateways = client.ec2.internetGatewayCount()
        async let clusters = client.eks.clusterNames()
        return [
            exact("Elastic IP addresses", used: try await addresses, of: try await limit, needed: exits),
            guessed("VPCs", used: try await vpcs, standard: 5),
            guessed("Internet gateways", used: try await gateways, standard: 5),
            guessed("EKS clusters", used: try await clusters.count, standard: 100),
        ]
    }

    private func exact(_ what: String, used: Int, of limit: Int, needed: Int) -> Finding {
        let text = "\(used) of \(limit) \(what) are in use; this cluster needs \(needed)."
        return used + needed <= limit
            ? Finding("limit", what, .allowed, text)
            : Finding(
                "limit", what, .missing, text, advice: "Release some, or raise the limit under Service Quotas → EC2.")
    }

    /// AWS tells the limit only through a service that the setup guide's policy leaves out.
    private func guessed(_ what: String, used: Int, standard: Int) -> Finding {
        let text = "\(used) \(what) are in use; the limit is \(standard) unless AWS raised it."
        return used < standard
            ? Finding("limit", what, .allowed, text)
            : Finding("limit", what, .warning, text, advice: "Look under Service Quotas, and raise it if it was not.")
    }

    private func zones(_ client: AWSClient, _ cluster: Cluster) async throws -> [Finding] {
        let zones = try await usableZones(client, size: cluster.spec.size)
        let list = zones.joined(separator: ", ")
        guard zones.count >= 2 else {
            return [
                Finding(
                    "zone", cluster.spec.size, .missing,
                    "\(cluster.spec.size) is offered in \(zones.count) zones of \(cluster.region) that EKS uses; "
                        + "a cluster needs 2.",
                    advice: "Choose another node size or region.")
            ]
        }
        let text = "\(cluster.spec.size) is offered in \(list)."
        guard cluster.kind == .dedicatedHA, zones.count < 3 else {
            return [Finding("zone", cluster.spec.size, .allowed, text)]
        }
        return [
            Finding(
                "zone", cluster.spec.size, .warning, "\(text) The nodes stand in 2 zones instead of 3.",
                advice: "Nothing, or choose another region.")
        ]
    }

    private func versions(_ client: AWSClient, _ cluster: Cluster) async throws -> [Finding] {
        let offered = try await client.eks.clusterVersions()
        guard let asked = cluster.spec.version else { return [] }
        guard let version = offered.first(where: { $0.version == asked }) else {
            return [
                Finding(
                    "version", asked, .missing, "EKS does not offer \(asked) in \(cluster.region).",
                    advice: "Choose one of \(offered.map(\.version).joined(separator: ", ")).")
            ]
        }
        guard version.isInStandardSupport else {
            return [
                Finding(
                    "version", asked, .warning, "\(asked) is in extended support, for which AWS charges more.",
                    advice: "Choose a newer version, or keep it.")
            ]
        }
        return [Finding("version", asked, .allowed, "EKS offers \(asked).")]
    }

    public func choose(for cluster: Cluster, using credential: OpenCredential) async throws -> Cluster.Choices {
        let client = client(credential, region: cluster.region)
        async let versions = client.eks.clusterVersions()
        let zones = try await usableZones(client, size: cluster.spec.size)
        guard zones.count >= 2 else {
            throw Problem(
                "\(cluster.spec.size) is offered in fewer than 2 zones of \(cluster.region) that EKS uses.",
                advice: "Create the cluster with another node size or region.", remedy: .changeSpec, field: "size")
        }
        let offered = try await versions
        guard let standard = offered.first(where: \.isDefault) ?? offered.first else {
            throw Problem(
                "EKS names no version in \(cluster.region).", advice: "Nothing to do; we ask again.", remedy: .wait)
        }
        return Cluster.Choices(zones: Array(zones.prefix(3)), version: cluster.spec.version ?? standard.version)
    }

    /// The zones where EKS and this node size are both to be had, in order.
    private func usableZones(_ client: AWSClient, size: String) async throws -> [String] {
        async let zones = client.ec2.availabilityZones()
        let offered = Set(try await client.ec2.zonesOffering(size))
        return try await zones.filter {
            $0.state == "available" && !Catalogue.zonesWithoutEKS.contains($0.id) && offered.contains($0.name)
        }
        .map(\.name).sorted()
    }
}
