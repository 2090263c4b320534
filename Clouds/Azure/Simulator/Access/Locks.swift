import Simulation

/// Locks: what no permission gets past.
extension World {
    func listLocks(_ call: Call) -> Answer {
        .list(
            locks.filter { $0.scope.isInside(call.scope) || call.scope.isInside($0.scope) }.map { json($0) })
    }

    mutating func lock(_ call: Call) throws(Refusal) -> Answer {
        let place = locks.firstIndex { $0.name == call.route.name && $0.scope == call.scope }
        switch call.method {
        case "PUT":
            let body = try checked(call.body, against: .lock)["properties"]
            guard let level = body["level"].string, ["CanNotDelete", "ReadOnly"].contains(level) else {
                throw Refusal(
                    400, "LockLevelInvalid", "The lock level '\(body["level"].string ?? "")' is invalid.")
            }
            let lock = Lock(
                name: call.route.name, scope: call.scope, level: level, notes: body["notes"].string ?? "")
            locks.removeAll { $0.name == lock.name && $0.scope == lock.scope }
            locks.append(lock)
            return Answer(place == nil ? 201 : 200, json(lock))
        case "DELETE":
            guard let place else { return Answer(204) }
            locks.remove(at: place)
            return Answer(200)
        default:
            guard let place else {
                throw Refusal(404, "LockNotFound", "The lock '\(call.route.name)' could not be found.")
            }
            return Answer(200, json(locks[place]))
        }
    }

    private func json(_ lock: Lock) -> JSON {
        var properties: JSON = ["level": JSON(lock.level)]
        if !lock.notes.isEmpty { properties["notes"] = JSON(lock.notes) }
        return [
            "id": JSON(lock.scope.child("providers", "Microsoft.Authorization", "locks", lock.name).description),
            "name": JSON(lock.name), "type": "Microsoft.Authorization/locks", "properties": properties,
        ]
    }
}

extension Table {
    fileprivate static let lock = Table("{ id= name= type= properties{ level! notes owners* }! }")
}
