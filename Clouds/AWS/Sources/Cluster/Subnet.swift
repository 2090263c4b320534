import Cloud
import Domain
import Engine

/// A part of the VPC in one zone: public for load balancers and the NAT gateway, private for nodes.
struct Subnet: Resource {
    enum Access: String, Sendable { case `public`, `private` }

    let access: Access
    let zone: String
    let range: NetworkRange
    let vpc: Node<VPC>
    let leaves: [Node<LeftoverSecurityGroups>]

    var name: String { "subnet-\(access.rawValue)-\(zone.suffix(1))" }

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EC2.Subnet> {
        let found = try await scope.client.ec2.subnets(ownedBy: scope.owner.id)
        guard let subnet = try found.only(step: name) else { return .absent }
        guard subnet.state == "available" else { return .changing("AWS is creating it") }
        return access == .public && !subnet.mapsPublicAddresses
            ? .outdated(subnet, "giving its machines public addresses") : .ready(subnet)
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EC2.Subnet? {
        var tags = scope.tags(name)
        let cluster = scope.owner.stem
        // How EKS, the Load Balancer Controller and Karpenter find the subnets that are meant for them.
        tags["kubernetes.io/cluster/\(cluster)"] = "shared"
        tags[access == .public ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb"] = "1"
        if access == .private { tags["karpenter.sh/discovery"] = cluster }
        var subnet = try await scope.client.ec2.createSubnet(range, in: inputs[vpc].id, zone: zone, tags: tags)
        guard access == .public else { return subnet }
        do { try await update(subnet, in: scope, from: inputs) } catch { return nil }
        subnet.mapsPublicAddresses = true
        return subnet
    }

    func update(_ subnet: EC2.Subnet, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        try await scope.client.ec2.mapPublicAddresses(in: subnet.id)
    }

    func delete(_ subnet: EC2.Subnet, in scope: Scope<AWSClient>) async throws {
        do { try await scope.client.ec2.deleteSubnet(subnet.id) } catch let error as CloudError
            where error.meaning == .busy
        { throw try await scope.client.blocking(subnet: subnet.id, vpc: subnet.vpcID) ?? error }
    }

    func cloudIDs(of subnet: EC2.Subnet) -> [String] { [subnet.id] }
}
