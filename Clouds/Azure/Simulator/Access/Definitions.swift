import Domain
import Foundation
import Simulation

/// Role definitions.
extension World {
    func listDefinitions(_ call: Call) -> Answer {
        let filter = (call.query["$filter"] ?? "").components(separatedBy: " eq ")
        let value = filter.count == 2 ? filter[1].trimmingCharacters(in: .init(charactersIn: " '")) : ""
        let found = access.roles.filter { role in
            switch filter[0].lowercased() {
            case "rolename": role.name.lowercased() == value.lowercased()
            case "type": (role.isBuiltIn ? "builtinrole" : "customrole") == value.lowercased()
            default: true
            }
        }
        return .list(found.map { json($0) })
    }

    mutating func definition(_ call: Call) throws(Refusal) -> Answer {
        let id = call.route.name.lowercased()
        let found = access.role(id)
        switch call.method {
        case "PUT": return try putDefinition(id, call, found)
        case "DELETE":
            guard let found, !found.isBuiltIn else { return Answer(204) }
            guard !access.assignments.contains(where: { $0.roleID == id && !$0.isRemoved }) else {
                throw Refusal(
                    400, "RoleDefinitionHasAssignments",
                    "There are existing role assignments referencing role (code: RoleDefinitionHasAssignments).")
            }
            access.roles.removeAll { $0.id == id }
            return Answer(200, json(found))
        default:
            guard let found else {
                throw Refusal(
                    404, "RoleDefinitionDoesNotExist", "The specified role definition with ID '\(id)' does not exist.")
            }
            return Answer(200, json(found))
        }
    }

    private mutating func putDefinition(_ id: String, _ call: Call, _ found: Role?) throws(Refusal) -> Answer {
        guard UUID(uuidString: id) != nil, found?.isBuiltIn != true else {
            throw Refusal(400, "InvalidRoleDefinitionId", "The role definition ID '\(id)' is not valid.")
        }
        let body = try checked(call.body, against: .definition)["properties"]
        let name = body["roleName"].string ?? ""
        guard access.role(named: name).map({ $0.id == id }) ?? true else {
            throw Refusal(
                409, "RoleDefinitionWithSameNameExists",
                "A custom role with the same name already exists in this directory. Use a different name.")
        }
        let permission = body["permissions"].array?.first ?? .null
        let role = Role(
            id: id, name: name, about: body["description"].string ?? "", actions: permission["actions"].strings,
            notActions: permission["notActions"].strings, isBuiltIn: false,
            scopes: body["assignableScopes"].strings.map { ResourceID($0) })
        access.roles.removeAll { $0.id == id }
        access.roles.append(role)
        return Answer(201, json(role))
    }

    private func json(_ role: Role) -> JSON {
        [
            "id": JSON(definitionID(role.id).description), "name": JSON(role.id),
            "type": "Microsoft.Authorization/roleDefinitions",
            "properties": [
                "roleName": JSON(role.name), "type": role.isBuiltIn ? "BuiltInRole" : "CustomRole",
                "description": JSON(role.about),
                "assignableScopes": role.isBuiltIn ? ["/"] : JSON(role.scopes.map(\.description)),
                "permissions": .array([permission(of: role)]),
            ],
        ]
    }
}

extension Table {
    fileprivate static let definition = Table(
        """
        { id= name= type= properties{ assignableScopes* createdBy= createdOn= description
        permissions[ actions* dataActions* notActions* notDataActions* ] roleName type updatedBy= updatedOn= }! }
        """)
}
