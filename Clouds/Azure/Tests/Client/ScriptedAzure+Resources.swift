import Cloud
import Domain
import Foundation

@testable import Azure

extension ScriptedAzure.World {
    private static let host = "https://management.azure.com"

    mutating func answer(_ request: Request) -> Response {
        if operations[request.url] != nil { return poll(request.url) }
        let path = String(request.url.dropFirst(Self.host.count).prefix { $0 != "?" })
        let key = path.lowercased()
        switch request.method {
        case "GET": return look(path, key)
        case "PUT": return put(path, key, JSON(parsing: request.body) ?? [:])
        case "DELETE": return delete(path, key)
        default:
            if key.hasSuffix("/register") { registrations.insert(String(key.dropLast("/register".count))) }
            return ScriptedAzure.reply(200, [:])
        }
    }

    private func look(_ path: String, _ key: String) -> Response {
        if let list = lists[key] { return ScriptedAzure.reply(200, list) }
        if let thing = things[key] { return ScriptedAzure.reply(200, thing) }
        if key == ScriptedAzure.root {
            return ScriptedAzure.reply(
                200,
                [
                    "id": .string(path), "subscriptionId": .string(ScriptedAzure.subscription), "state": "Enabled",
                    "displayName": "byoc", "tenantId": .string(ScriptedAzure.tenant),
                ])
        }
        let parts = path.split(separator: "/")
        if parts.count == 4, parts[2] == "providers" {
            let state: JSON = registrations.contains(key) ? "Registered" : "NotRegistered"
            return ScriptedAzure.reply(200, ["namespace": .string(String(parts[3])), "registrationState": state])
        }
        if ["/resources", "/resourcegroups", "/locks"].contains(where: key.hasSuffix) {
            return ScriptedAzure.reply(200, ["value": []])
        }
        return ScriptedAzure.refusal(404, "ResourceNotFound", "The Resource '\(parts.last ?? "")' was not found.")
    }

    private mutating func put(_ path: String, _ key: String, _ body: JSON) -> Response {
        var thing = body
        thing["id"] = .string(path)
        thing["name"] = .string(String(path.split(separator: "/").last ?? ""))
        let isNew = things[key] == nil
        let state = things[key]?["properties"]?["provisioningState"]?.string
        if let state, ["Creating", "Updating", "Deleting"].contains(state) {
            let busy = "Operation is not allowed: Another operation (\(key.suffix(5)) - \(state)) is in progress"
            return ScriptedAzure.reply(
                409, ["code": "OperationNotAllowed", "details": .null, "message": .string(busy)])
        }
        let isGroup = key.split(separator: "/").count == 4
        set(&thing, isGroup ? "Succeeded" : isNew && key.contains("managedclusters") ? "Creating" : "Updating")
        things[key] = thing
        guard !isGroup else { return ScriptedAzure.reply(201, thing) }
        if key.contains("/virtualnetworks/") { nameSubnets(of: key, path) }
        if isNew, key.contains("/managedclusters/"), !key.contains("/agentpools/") { addParts(of: path, key, body) }
        let error = key.contains("managedclusters") ? refusal : nil
        if error != nil { refusal = nil }
        let url = follow(error: error) { world in world.end(key, error == nil ? "Succeeded" : "Failed") }
        return ScriptedAzure.reply(isNew ? 201 : 200, thing, ["Azure-AsyncOperation": url])
    }

    private mutating func end(_ key: String, _ state: String) {
        for part in things.keys where part == key || part.hasPrefix(key + "/agentpools/") {
            if var thing = things[part] {
                set(&thing, state)
                things[part] = thing
            }
        }
    }

    private func set(_ thing: inout JSON, _ state: String) {
        var properties = thing["properties"] ?? [:]
        properties["provisioningState"] = .string(state)
        thing["properties"] = properties
    }

    private mutating func nameSubnets(of key: String, _ path: String) {
        guard var network = things[key], var properties = network["properties"] else { return }
        properties["subnets"] = .array(
            (properties["subnets"]?.array ?? []).map { subnet in
                var named = subnet
                named["id"] = .string("\(path)/subnets/\(subnet["name"]?.string ?? "")")
                return named
            })
        network["properties"] = properties
        things[key] = network
    }

    /// The pools, and the group that AKS makes for them.
    private mutating func addParts(of path: String, _ key: String, _ body: JSON) {
        for pool in body["properties"]?["agentPoolProfiles"]?.array ?? [] {
            let name = pool["name"]?.string ?? ""
            var thing: JSON = ["id": .string("\(path)/agentPools/\(name)"), "name": .string(name)]
            thing["properties"] = pool.without(["name"])
            set(&thing, "Creating")
            things["\(key)/agentpools/\(name)"] = thing
        }
        let group = body["properties"]?["nodeResourceGroup"]?.string ?? ""
        let groupPath = "\(ScriptedAzure.root)/resourceGroups/\(group)"
        things[groupPath.lowercased()] = [
            "id": .string(groupPath), "name": .string(group), "location": body["location"] ?? "",
            "managedBy": .string(path), "properties": ["provisioningState": "Succeeded"],
        ]
    }

    private mutating func delete(_ path: String, _ key: String) -> Response {
        guard let thing = things[key] else { return ScriptedAzure.reply(204) }
        var going = thing
        set(&going, "Deleting")
        things[key] = going
        let group = thing["properties"]?["nodeResourceGroup"]?.string
        let url = follow(isAsynchronous: key.contains("/providers/")) { world in
            let others = group.map { "\(ScriptedAzure.root)/resourcegroups/\($0)".lowercased() }
            world.things = world.things.filter { $0.key != key && !$0.key.hasPrefix(key + "/") && $0.key != others }
        }
        let name = key.contains("/providers/") ? "Azure-AsyncOperation" : "Location"
        var headers: Headers = ["Retry-After": "15"]
        headers[name] = url
        return ScriptedAzure.reply(202, nil, headers)
    }

    private mutating func follow(
        error: JSON? = nil, isAsynchronous: Bool = true,
        _ effect: @escaping @Sendable (inout ScriptedAzure.World) -> Void
    ) -> String {
        let kind = isAsynchronous ? "operations" : "operationresults"
        let url =
            "\(Self.host)\(ScriptedAzure.root)/providers/Microsoft.ContainerService/locations/westeurope/"
            + "\(kind)/\(operations.count + 1)?api-version=2017-08-31&t=1&c=Mii%2B&s=a_b-c"
        operations[url] = .init(polls: polls, isAsynchronous: isAsynchronous, error: error, effect: effect)
        return url
    }

    private mutating func poll(_ url: String) -> Response {
        guard var work = operations[url] else { return ScriptedAzure.reply(404) }
        work.polls -= 1
        operations[url] = work
        guard work.polls <= 0 else {
            return work.isAsynchronous
                ? ScriptedAzure.reply(200, ["name": "x", "status": "InProgress"]) : ScriptedAzure.reply(202)
        }
        work.effect(&self)
        guard work.isAsynchronous else { return ScriptedAzure.reply(200) }
        var end: JSON = ["name": "x", "status": work.error == nil ? "Succeeded" : "Failed"]
        end["error"] = work.error
        return ScriptedAzure.reply(200, end)
    }
}
