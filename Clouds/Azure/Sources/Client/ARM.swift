import Cloud

/// Azure Resource Manager for one credential in one subscription.
struct ARM: Sendable {
    let door: ARMDoor
    let identity: Identity
    let subscription: String

    var root: String { "/subscriptions/\(subscription)" }

    func get<Wire: Decodable>(
        _ path: String, _ version: String, query: String = "", permission: String, as type: Wire.Type
    ) async throws -> Wire {
        let call = call("GET", path, version, query: query, permission: permission)
        return try await send(call).read(type, of: permission)
    }

    /// nil for what is not there.
    func find<Wire: Decodable>(
        _ path: String, _ version: String, permission: String, as type: Wire.Type
    ) async throws -> Wire? {
        do { return try await get(path, version, permission: permission, as: type) } catch let error as CloudError
            where error.isGone
        { return nil }
    }

    /// All pages of a list.
    func list<Item: Decodable & Sendable>(
        _ path: String, _ version: String, query: String = "", permission: String, of type: Item.Type
    ) async throws -> [Item] {
        var items: [Item] = []
        var call = call("GET", path, version, query: query, permission: permission)
        var tokens = PageTokens()
        while true {
            let page = try await send(call).read(Page<Item>.self, of: permission)
            items += page.value
            guard let next = page.nextLink, !next.isEmpty, next != call.url else { return items }
            try tokens.take(next)
            call = ARMDoor.Call(method: "GET", url: next, permission: permission)
        }
    }

    /// What is still going on when Azure has answered, or nil when it is done.
    func put(_ path: String, _ version: String, body: JSON, permission: String) async throws -> Operation? {
        var call = call("PUT", path, version, permission: permission)
        call.body = body
        return Operation(try await send(call), time: door.time)
    }

    /// What Azure has made when it answers.
    func put<Wire: Decodable>(
        _ path: String, _ version: String, body: JSON, permission: String, as type: Wire.Type
    ) async throws -> Wire {
        var call = call("PUT", path, version, permission: permission)
        call.body = body
        return try await send(call).read(type, of: permission)
    }

    func delete(_ path: String, _ version: String, permission: String) async throws -> Operation? {
        let call = call("DELETE", path, version, permission: permission)
        do { return Operation(try await send(call), time: door.time) } catch let error as CloudError
            where error.isGone
        { return nil }
    }

    @discardableResult
    func post(_ path: String, _ version: String, permission: String) async throws -> Operation? {
        Operation(try await send(call("POST", path, version, permission: permission)), time: door.time)
    }

    func send(_ call: ARMDoor.Call) async throws -> ARMDoor.Answer {
        try await door.send(call, as: identity, subscription: subscription)
    }

    private func call(
        _ method: String, _ path: String, _ version: String, query: String = "", permission: String
    ) -> ARMDoor.Call {
        let more = query.isEmpty ? "" : "&\(query)"
        return ARMDoor.Call(
            method: method, url: "\(door.base)\(path)?api-version=\(version)\(more)", permission: permission)
    }
}

/// A part of a list, and where the next one is.
private struct Page<Item: Decodable>: Decodable {
    let value: [Item]
    let nextLink: String?
}
