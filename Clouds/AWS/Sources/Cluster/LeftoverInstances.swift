import Engine

/// Machines that were started for the cluster from inside it, such as Karpenter's, and their launch templates.
struct LeftoverInstances: Leftovers {
    struct Found: Codable, Sendable {
        var instances: [EC2.Instance]
        var templates: [EC2.LaunchTemplate]
    }

    let name = "leftover-instances"
    let subnets: [Node<Subnet>]
    let role: Node<Role>
    let profile: Node<InstanceProfile>?
    let leaves: [Node<LeftoverInterfaces>]

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<Found> {
        let tag = "kubernetes.io/cluster/\(scope.owner.stem)"
        let instances = try await scope.client.ec2.instances(tagged: tag, "owned").filter { $0.state != "terminated" }
        let templates = try await scope.client.ec2.launchTemplates(tagged: tag, "owned")
        if instances.isEmpty, templates.isEmpty { return .absent }
        let standing = instances.filter { $0.state != "shutting-down" }
        if standing.isEmpty, templates.isEmpty { return .changing("AWS is ending \(instances.count) machines") }
        return .ready(Found(instances: standing, templates: templates))
    }

    func delete(_ found: Found, in scope: Scope<AWSClient>) async throws {
        if !found.instances.isEmpty { try await scope.client.ec2.terminateInstances(found.instances.map(\.id)) }
        for template in found.templates { try await scope.client.ec2.deleteLaunchTemplate(template.id) }
    }

    func cloudIDs(of found: Found) -> [String] { found.instances.map(\.id) + found.templates.map(\.id) }
}
