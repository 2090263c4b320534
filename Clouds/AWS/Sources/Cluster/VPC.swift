import Cloud
import Domain
import Engine

/// The cluster's own network.
struct VPC: Resource {
    let name = "vpc"
    let range: NetworkRange

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EC2.Vpc> {
        guard let vpc = try await scope.client.ec2.vpcs(ownedBy: scope.owner.id).only(step: name) else {
            return .absent
        }
        guard vpc.state == "available" else { return .changing("AWS is creating it") }
        if scope.goal == .absent { return .ready(vpc) }
        // A list goes on to show for a while what is gone already.
        guard let names = try await scope.client.ec2.dnsAttributes(of: vpc.id) else { return .absent }
        return names.support && names.hostnames ? .ready(vpc) : .outdated(vpc, "switching its DNS names on")
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EC2.Vpc? {
        let vpc = try await scope.client.ec2.createVpc(range, tags: scope.tags(name))
        do { try await update(vpc, in: scope, from: inputs) } catch { return nil }
        return vpc
    }

    // AWS takes one attribute a call, and host names only where support is on (EC2 API, ModifyVpcAttribute).
    func update(_ vpc: EC2.Vpc, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        try await scope.client.ec2.enableDNSSupport(of: vpc.id)
        try await scope.client.ec2.enableDNSHostnames(of: vpc.id)
    }

    func delete(_ vpc: EC2.Vpc, in scope: Scope<AWSClient>) async throws {
        do { try await scope.client.ec2.deleteVpc(vpc.id) } catch let error as CloudError where error.meaning == .busy {
            throw try await scope.client.blocking(vpc: vpc.id) ?? error
        }
    }

    func cloudIDs(of vpc: EC2.Vpc) -> [String] { [vpc.id] }
}
