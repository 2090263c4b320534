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

    func create(
        in vpc: String, _ scope: Scope<AWSClient>, exit: Exit, subnets: [String]
    ) async throws -> EC2.RouteTable? {
        var table = try await scope.client.ec2.createRouteTable(in: vpc, token: scope.token, tags: scope.tags(name))
        do {
            table.associations = try await update(table, in: scope, exit: exit, subnets: subnets)
        } catch { return nil }
        table.exit = exit.id
        table.hasDefaultRoute = true
        return table
    }

    @discardableResult
    func update(
        _ table: EC2.RouteTable, in scope: Scope<AWSClient>, exit: Exit, subnets: [String]
    ) async throws -> [EC2.RouteTable.Association] {
        let ec2 = scope.client.ec2
        if !table.leads(to: exit) {
            if table.hasDefaultRoute {
                try await ec2.replaceDefaultRoute(of: table.id, by: exit)
            } else {
                try await ec2.createDefaultRoute(in: table.id, to: exit)
            }
        }
        return try await withThrowingTaskGroup(of: EC2.RouteTable.Association.self) { group in
            for subnet in subnets where !table.subnetIDs.contains(subnet) {
                group.addTask { try await ec2.associateRouteTable(table.id, with: subnet) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    // A table that still serves a subnet cannot go.
    func delete(_ table: EC2.RouteTable, in scope: Scope<AWSClient>) async throws {
        let ec2 = scope.client.ec2
        try await withThrowingTaskGroup(of: Void.self) { group in
            for association in table.associations {
                group.addTask { try await ec2.disassociateRouteTable(association.id) }
            }
            try await group.waitForAll()
        }
        try await ec2.deleteRouteTable(table.id)
    }
}
