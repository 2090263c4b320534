extension EC2 {
    mutating func createRouteTable(_ call: Parameters) throws -> [XML] {
        if let replay = try replay(call, of: "CreateRouteTable") {
            return routeTables[replay.id].map { answer($0) } ?? replay.answer
        }
        let tags = try tagsOnCreate(call, of: RouteTable.type)
        let vpc = try find(\.vpcs, call, "VpcId")
        guard routeTables.all.count(where: { $0.vpcID == vpc.id }) < quotas.routeTablesPerVPC else {
            throw Refusal.ec2("RouteTableLimitExceeded", "The maximum number of route tables has been reached.")
        }
        let table = RouteTable(
            id: newID(RouteTable.prefix), vpcID: vpc.id, token: call["ClientToken"],
            routes: [Route(destination: vpc.range, target: .local)], tags: tags)
        routeTables.add(table, shownFrom: shownFrom)
        remember(call, of: "CreateRouteTable", made: table.id, answer: answer(table))
        return answer(table)
    }

    private func answer(_ table: RouteTable) -> [XML] {
        [XML("routeTable", xml(table))] + (table.token.map { [XML("clientToken", $0)] } ?? [])
    }

    mutating func describeRouteTables(_ call: Parameters) throws -> [XML] {
        try list(\.routeTables, ids: "RouteTableId", as: "routeTableSet", call) { $0.xml($1) }
    }

    mutating func associateRouteTable(_ call: Parameters) throws -> [XML] {
        let table = try find(\.routeTables, call, "RouteTableId")
        let subnet = try find(\.subnets, call, "SubnetId")
        guard table.vpcID == subnet.vpcID else {
            throw Refusal.ec2(
                "InvalidParameterValue",
                "Route table \(table.id) and subnet \(subnet.id) belong to different networks")
        }
        let held = routeTables.all.lazy.flatMap { table in table.associations.map { (table, $0) } }
            .first { $0.1.subnetID == subnet.id }
        if let (holder, association) = held {
            // Asking for what is already so is answered with what is there.
            guard holder.id != table.id else { return answer(association.id) }
            throw Refusal.ec2(
                "Resource.AlreadyAssociated",
                "the specified association for route table \(table.id) conflicts with an existing association")
        }
        let id = newID("rtbassoc")
        routeTables[table.id]?.associations.append(RouteTable.Association(id: id, subnetID: subnet.id))
        return answer(id)
    }

    private func answer(_ associationID: String) -> [XML] {
        [XML("associationId", associationID), XML("associationState", [XML("state", "associated")])]
    }

    mutating func disassociateRouteTable(_ call: Parameters) throws -> [XML] {
        let (table, association) = try association(call)
        guard association.subnetID != nil else {
            throw Refusal.ec2(
                "InvalidParameterValue", "cannot disassociate the main route table association \(association.id)")
        }
        routeTables[table.id]?.associations.removeAll { $0.id == association.id }
        return [XML("return", "true")]
    }

    mutating func replaceRouteTableAssociation(_ call: Parameters) throws -> [XML] {
        let (holder, association) = try association(call)
        let table = try find(\.routeTables, call, "RouteTableId")
        guard table.vpcID == holder.vpcID else {
            throw Refusal.ec2(
                "InvalidParameterValue",
                "Route table \(table.id) and association \(association.id) belong to different networks")
        }
        let id = newID("rtbassoc")
        routeTables[holder.id]?.associations.removeAll { $0.id == association.id }
        routeTables[table.id]?.associations.append(RouteTable.Association(id: id, subnetID: association.subnetID))
        return [XML("newAssociationId", id), XML("associationState", [XML("state", "associated")])]
    }

    private func association(_ call: Parameters) throws -> (RouteTable, RouteTable.Association) {
        let id = try call.required("AssociationId")
        for table in routeTables.all {
            if let association = table.associations.first(where: { $0.id == id }) { return (table, association) }
        }
        throw Refusal.ec2("InvalidAssociationID.NotFound", "The association ID '\(id)' does not exist")
    }

    mutating func deleteRouteTable(_ call: Parameters) throws -> [XML] {
        let table = try find(\.routeTables, call, "RouteTableId")
        let isUsedByEndpoint = endpoints.all.contains {
            if case .gateway(let ids) = $0.kind { ids.contains(table.id) } else { false }
        }
        guard table.associations.isEmpty, !isUsedByEndpoint else {
            throw Refusal.ec2(
                "DependencyViolation", "The routeTable '\(table.id)' has dependencies and cannot be deleted.")
        }
        routeTables.remove(table.id, shownUntil: shownFrom)
        return [XML("return", "true")]
    }
}
