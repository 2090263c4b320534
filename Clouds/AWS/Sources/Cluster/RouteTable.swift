import Engine

/// What the two kinds of route table share: one way out, and the subnets that take it.
struct Routes {
    enum Exit: Sendable {
        case internetGateway(String)
        case natGateway(String)
    }

    let name: String

    func observe(
        in scope: Scope<AWSClient>, exit: Exit?, subnets: [String]?
    ) async throws -> Observation<EC2.RouteTable> {
        let found = try await scope.client.ec2.routeTables(ownedBy: scope.owner.id)
        guard let table = try found.only(step: name) else { return .absent }
        if let exit, !table.leads(to: exit) { return .outdated(table, "giving it its way out") }
        if let subnets, !Set(subnets).isSubset(of: table.subnetIDs) {
            return .outdated(table, "joining its subnets to it")
        }
        return .ready(table)
    }

    func update(
        _ table: EC2.RouteTable, in scope: Scope<AWSClient>, exit: Exit, subnets: [String]
    ) async throws {
        let ec2 = scope.client.ec2
        if !table.leads(to: exit) {
            if table.hasDefaultRoute {
                try await ec2.replaceDefaultRoute(of: table.id, by: exit)
            } else {
                try await ec2.createDefaultRoute(in: table.id, to: exit)
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for subnet in subnets where !table.subnetIDs.contains(subnet) {
                group.addTask { try await ec2.associateRouteTable(table.id, with: subnet) }
            }
            try await group.waitForAll()
        }
    }

    // A table that still serves a subnet cannot go; the next pass deletes it.
    func delete(_ table: EC2.RouteTable, in scope: Scope<AWSClient>) async throws {
        let ec2 = scope.client.ec2
        guard !table.associations.isEmpty else { return try await ec2.deleteRouteTable(table.id) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for association in table.associations {
                group.addTask { try await ec2.disassociateRouteTable(association.id) }
            }
            try await group.waitForAll()
        }
    }
}
