import Domain

extension IAM {
    mutating func createAccessKey(_ call: Call) throws -> [XML] {
        let user = try user(call)
        guard keys.all.count(where: { $0.userName == user.name }) < 2 else {
            throw Refusal.limit("Cannot exceed quota for AccessKeysPerUser: 2")
        }
        let key = newKey("AKIA")
        keys.add(
            KeyRecord(key: key, userName: user.name, madeAt: call.now), named: key.id, shownFrom: call.now + lag)
        return [
            XML(
                "AccessKey",
                [
                    XML("UserName", user.name), XML("AccessKeyId", key.id), XML("Status", "Active"),
                    XML("SecretAccessKey", key.secret), XML("CreateDate", Moment(call.now).text),
                ])
        ]
    }

    func listAccessKeys(_ call: Call) throws -> [XML] {
        let user = try user(call)
        let found = keys.shown(at: call.now).filter { $0.userName == user.name }
        let members = try Self.page(found, call, as: "AccessKeyMetadata") {
            XML(
                "member",
                [
                    XML("UserName", user.name), XML("AccessKeyId", $0.key.id),
                    XML("Status", $0.isActive ? "Active" : "Inactive"), XML("CreateDate", Moment($0.madeAt).text),
                ])
        }
        return [XML("UserName", user.name)] + members
    }

    mutating func updateAccessKey(_ call: Call) throws -> [XML] {
        let record = try key(call)
        let status = try call.parameters.needed("Status")
        guard ["Active", "Inactive"].contains(status) else {
            throw Refusal.unfit(status, at: "status", "Member must satisfy enum value set: [Active, Inactive]")
        }
        keys[record.key.id]?.isActive = status == "Active"
        return []
    }

    mutating func deleteAccessKey(_ call: Call) throws -> [XML] {
        keys.remove(try key(call).key.id)
        return []
    }

    func getAccessKeyLastUsed(_ call: Call) throws -> [XML] {
        let id = try call.parameters.needed("AccessKeyId")
        guard let record = keys.found(id, at: call.now) else {
            throw Refusal(403, "AccessDenied", "The Access Key with id \(id) cannot be found.")
        }
        var use = [
            XML("ServiceName", record.lastUse?.service ?? "N/A"), XML("Region", record.lastUse?.region ?? "N/A"),
        ]
        if let date = record.lastUse?.date { use.append(XML("LastUsedDate", Moment(date).text)) }
        return [XML("UserName", record.userName ?? ""), XML("AccessKeyLastUsed", use)]
    }

    private func key(_ call: Call) throws -> KeyRecord {
        let id = try call.parameters.needed("AccessKeyId")
        let name = call.parameters["UserName"] ?? call.caller.userName
        guard let record = keys.found(id, at: call.now), record.userName == name else {
            throw Refusal.noEntity("The Access Key with id \(id) cannot be found.")
        }
        return record
    }
}
