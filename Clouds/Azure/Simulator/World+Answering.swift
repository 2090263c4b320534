import Foundation
import Simulation

/// What Resource Manager looks at before it hands a call on, in its order.
extension World {
    mutating func answer(_ call: Call) throws(Refusal) -> Answer {
        try admit(call)
        try checkSubscription(call)
        try checkVersion(call)
        try checkRight(call)
        try checkStanding(call)
        return try page(of: carryOut(call), call)
    }

    /// Of the token buckets that Resource Manager has for a subscription and a caller: reads 250 and 25 a second,
    /// writes and deletes 200 and 10 a second each ("Understand how Azure Resource Manager throttles requests").
    private mutating func admit(_ call: Call) throws(Refusal) {
        guard isThrottling else { return }
        let kind = call.isWrite ? "write" : call.method == "DELETE" ? "delete" : "read"
        let size = kind == "read" ? (250.0, 25.0) : (200.0, 10.0)
        let name = "\(call.scope.subscription)/\(call.caller.objectID)/\(kind)"
        if let wait = buckets[name, default: Bucket(capacity: size.0, refill: size.1, at: now)].take(at: now) {
            var refusal = Refusal.throttled(kind, call.scope.subscription, wait)
            refusal.headers["Retry-After"] = "\(max(1, Int(wait.inSeconds.rounded(.up))))"
            throw refusal
        }
    }

    private func checkSubscription(_ call: Call) throws(Refusal) {
        let id = call.scope.subscription
        guard UUID(uuidString: id) != nil else {
            throw Refusal(
                400, "InvalidSubscriptionId", "The provided subscription identifier '\(id)' is malformed or invalid.")
        }
        guard let subscription = subscriptions.first(where: { $0.id == id.lowercased() }) else {
            throw .noSubscription(id)
        }
        guard subscription.tenantID == call.caller.tenantID else {
            throw .unauthenticated(
                "InvalidAuthenticationTokenTenant",
                "The access token is from the wrong issuer 'https://sts.windows.net/\(call.caller.tenantID)/'. It must "
                    + "match the tenant 'https://sts.windows.net/\(subscription.tenantID)/' associated with this "
                    + "subscription. Please use the authority (URL) "
                    + "'https://login.windows.net/\(subscription.tenantID)' to get the token.", subscription.tenantID)
        }
        // What is disabled can be looked at and deleted, and nothing else.
        guard subscription.state == "Enabled" || !call.isWrite else {
            throw Refusal(
                409, "ReadOnlyDisabledSubscription",
                "The subscription '\(subscription.id)' is disabled and therefore marked as read only. You cannot "
                    + "perform any write actions on this subscription until it is re-enabled.")
        }
    }

    private func checkVersion(_ call: Call) throws(Refusal) {
        guard let name = call.route.versionedType else { return }
        let namespace = String(name.split(separator: "/").first ?? "")
        guard let type = ResourceType.named(name) else {
            let short = name.dropFirst(namespace.count + 1)
            guard ResourceType.namespaces.contains(namespace) else {
                throw Refusal(
                    404, "InvalidResourceNamespace", "The resource namespace '\(namespace)' is invalid.")
            }
            throw Refusal(
                404, "InvalidResourceType",
                "The resource type '\(short)' could not be found in the namespace '\(namespace)' for api version "
                    + "'\(call.version)'. The supported api-versions are ''.")
        }
        guard !type.versions.contains(call.version.lowercased()) else { return }
        let known = type.versions.reversed().joined(separator: ", ")
        guard namespace != "Microsoft.Resources" else {
            throw Refusal(
                400, "InvalidApiVersionParameter",
                "The api-version '\(call.version)' is invalid. The supported versions are "
                    + "'\(type.versions.reversed().joined(separator: ","))'.")
        }
        let place = call.body["location"].string ?? call.route.location ?? ""
        throw Refusal(
            400, "NoRegisteredProviderFound",
            "No registered resource provider found for location '\(place)' and API version '\(call.version)' for type "
                + "'\(type.name.dropFirst(namespace.count + 1))'. The supported api-versions are '\(known)'. The "
                + "supported locations are '\(Location.all.map(\.name).joined(separator: ", "))'.")
    }

    private func checkRight(_ call: Call) throws(Refusal) {
        switch call.route.subject {
        // Whoever holds an operation's address may ask about it.
        case .operation, .operationResult: return
        // A subscription shows to whoever has a role anywhere in it.
        case .subscription where access.knows(call.caller.objectID, in: call.scope, on: now): return
        default: break
        }
        guard access.allows(call.route.action, to: call.caller.objectID, at: call.scope, on: now) else {
            throw .denied(call)
        }
    }

    /// Whether the group is there and stays, the provider is registered, and nothing is locked.
    private func checkStanding(_ call: Call) throws(Refusal) {
        let isRead = call.method == "GET" || call.method == "HEAD"
        if let groupID = call.scope.groupID, call.scope != groupID || call.route.subject != .group {
            guard let group = items[groupID.key] else { throw .noGroup(groupID.name) }
            guard isRead || call.method == "DELETE" || group.state != "Deleting" else {
                throw .groupIsGoing(group.name)
            }
        }
        try checkRegistration(call, isRead: isRead)
        guard !isRead, !isLocking(call) else { return }
        let verb = call.method == "DELETE" ? "delete" : "write"
        try checkLocks(of: call.scope, for: verb, isPost: call.method == "POST")
    }

    private func isLocking(_ call: Call) -> Bool { call.route.subject == .lock || call.route.subject == .locks }

    private func checkRegistration(_ call: Call, isRead: Bool) throws(Refusal) {
        let namespace = String(call.route.action.prefix { $0 != "/" })
        switch call.route.subject {
        case .usages, .skus, .kubernetesVersions: break
        case .item, .verb: if isRead || call.method == "DELETE" { return }
        default: return
        }
        guard registrations[namespace.lowercased()] != "Registered" else { return }
        throw .notRegistered(namespace)
    }

    /// Throws where a lock forbids it: of the scope itself, of what it is in, or, for a delete, of what is in it.
    func checkLocks(of scope: ResourceID, for verb: String, isPost: Bool = false) throws(Refusal) {
        let holding = locks.filter { lock in
            let isAround = scope.isInside(lock.scope)
            if verb == "delete" { return isAround || lock.scope.isInside(scope) }
            return lock.level == "ReadOnly" && isAround
        }
        guard holding.isEmpty else {
            throw .locked(scope, isPost ? "write" : verb, by: holding.map(\.scope))
        }
    }

    private mutating func carryOut(_ call: Call) throws(Refusal) -> Answer {
        switch call.route.subject {
        case .subscriptions, .subscription: return subscription(call)
        case .locations: return .list(Location.all.map { $0.json(in: subscriptionID) })
        case .providers: return .list(ResourceType.namespaces.map { provider($0) })
        case .provider: return try showProvider(call)
        case .register, .unregister: return try register(call)
        case .groups: return listGroups(call)
        case .group: return try group(call)
        case .resources: return listResources(call)
        case .items(let type): return try list(type, call)
        case .item(let type): return try item(type, call)
        case .verb(let verb, let type): return try perform(verb, on: type, call)
        case .usages: return try usages(call)
        case .skus: return skus(call)
        case .kubernetesVersions: return try kubernetesVersions(call)
        case .operation: return try status(call)
        case .operationResult: return try result(call)
        case .permissions: return permissions(call)
        case .locks: return listLocks(call)
        case .lock: return try lock(call)
        case .assignments: return try listAssignments(call)
        case .assignment: return try assignment(call)
        case .definitions: return listDefinitions(call)
        case .definition: return try definition(call)
        }
    }
}
