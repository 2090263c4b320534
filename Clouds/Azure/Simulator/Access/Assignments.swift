import Domain
import Foundation
import Simulation

/// Role assignments, and what they add up to.
extension World {
    func permissions(_ call: Call) -> Answer {
        let roles = access.roles(of: call.caller.objectID, at: call.scope, on: now)
        return .list(roles.map { permission(of: $0) })
    }

    func permission(of role: Role) -> JSON {
        [
            "actions": JSON(role.actions), "notActions": JSON(role.notActions), "dataActions": [],
            "notDataActions": [],
        ]
    }

    func listAssignments(_ call: Call) throws(Refusal) -> Answer {
        let filter = try AssignmentFilter(call.query["$filter"])
        return .list(
            access.assignments.filter { isShown($0) && filter.takes($0, at: call.scope) }.map { json($0) })
    }

    private func isShown(_ assignment: Access.Assignment) -> Bool {
        !assignment.isRemoved && assignment.madeAt.addingTimeInterval(lag.inSeconds) <= now
    }

    mutating func assignment(_ call: Call) throws(Refusal) -> Answer {
        let place = access.assignments.firstIndex {
            $0.name == call.route.name.lowercased() && $0.scope == call.scope && !$0.isRemoved
        }
        switch call.method {
        case "PUT": return try putAssignment(call, place)
        case "DELETE":
            guard let place else { return Answer(204) }
            let old = access.assignments[place]
            withdraw(at: place)
            return Answer(200, json(old))
        default:
            guard let place, isShown(access.assignments[place]) else {
                throw Refusal(
                    404, "RoleAssignmentNotFound", "The role assignment '\(call.route.name)' is not found.")
            }
            return Answer(200, json(access.assignments[place]))
        }
    }

    mutating func withdraw(at place: Int) {
        access.assignments[place].isRemoved = true
        access.assignments[place].effectiveUntil = now + propagation
    }

    private mutating func putAssignment(_ call: Call, _ place: Int?) throws(Refusal) -> Answer {
        let body = try checked(call.body, against: .assignment)["properties"]
        let roleID = body["roleDefinitionId"].string.map { ResourceID($0).name.lowercased() } ?? ""
        let principal = body["principalId"].string?.lowercased() ?? ""
        guard UUID(uuidString: call.route.name) != nil else {
            throw Refusal(
                400, "InvalidRoleAssignmentId",
                "The role assignment ID '\(call.route.name)' is not valid. The role assignment ID must be a GUID.")
        }
        guard access.role(roleID) != nil else {
            throw Refusal(
                400, "RoleDefinitionDoesNotExist", "The specified role definition with ID '\(roleID)' does not exist.")
        }
        try checkPrincipal(principal, type: body["principalType"].string)
        let twin = access.assignments.first {
            $0.roleID == roleID && $0.principalID == principal && $0.scope == call.scope && !$0.isRemoved
        }
        if let twin {
            guard twin.name == call.route.name.lowercased() else { throw .assignmentExists(twin.name) }
            return Answer(200, json(twin))
        }
        guard place == nil else {
            throw Refusal(
                409, "RoleAssignmentUpdateNotPermitted",
                "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.")
        }
        let made = Access.Assignment(
            name: call.route.name.lowercased(), scope: call.scope, roleID: roleID, principalID: principal,
            principalType: body["principalType"].string ?? "ServicePrincipal", madeAt: now,
            madeBy: call.caller.objectID, effectiveFrom: now + propagation)
        access.assignments.append(made)
        return Answer(201, json(made))
    }

    /// Who says what kind of principal it is, is believed; otherwise the directory is asked, which is slow to know.
    private func checkPrincipal(_ id: String, type: String?) throws(Refusal) {
        if type != nil, directory.principals[id] != nil { return }
        guard let since = directory.principals[id], since.addingTimeInterval(propagation.inSeconds / 2) <= now else {
            throw Refusal(
                400, "PrincipalNotFound",
                "Principal \(id.replacing("-", with: "")) does not exist in the directory \(tenantID). Check that you "
                    + "have the correct principal ID. If you are creating this principal and then immediately "
                    + "assigning a role, this error might be related to a replication delay. In this case, set the "
                    + "role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  "
                    + "See https://aka.ms/docs-principaltype")
        }
    }

    private func json(_ assignment: Access.Assignment) -> JSON {
        let id = assignment.scope.child("providers", "Microsoft.Authorization", "roleAssignments", assignment.name)
        return [
            "id": JSON(id.description), "name": JSON(assignment.name),
            "type": "Microsoft.Authorization/roleAssignments",
            "properties": [
                "roleDefinitionId": JSON(definitionID(assignment.roleID).description),
                "principalId": JSON(assignment.principalID), "principalType": JSON(assignment.principalType),
                "scope": JSON(assignment.scope.description), "createdOn": JSON(Moment.text(assignment.madeAt)),
                "updatedOn": JSON(Moment.text(assignment.madeAt)), "createdBy": JSON(assignment.madeBy),
                "updatedBy": JSON(assignment.madeBy),
            ],
        ]
    }

    func definitionID(_ role: String) -> ResourceID {
        ResourceID("/subscriptions/\(subscriptionID)/providers/Microsoft.Authorization/roleDefinitions/\(role)")
    }
}

extension Refusal {
    fileprivate static func assignmentExists(_ name: String) -> Refusal {
        Refusal(
            409, "RoleAssignmentExists",
            "The role assignment already exists. The ID of the existing role assignment is "
                + "\(name.replacing("-", with: "")).")
    }
}

extension Table {
    fileprivate static let assignment = Table(
        """
        { id= name= type= properties{ condition conditionVersion createdBy= createdOn=
        delegatedManagedIdentityResourceId description principalId! principalType roleDefinitionId! scope= updatedBy=
        updatedOn= }! }
        """)
}
