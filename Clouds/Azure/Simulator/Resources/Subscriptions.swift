import Domain
import Foundation
import Simulation

/// Subscriptions, and the providers of resources that they are registered with.
extension World {
    /// Those in which somebody has a role.
    func subscriptions(of caller: AccessToken) -> Answer {
        let shown = subscriptions.filter { subscription in
            subscription.tenantID == caller.tenantID
                && access.knows(caller.objectID, in: ResourceID("/subscriptions/\(subscription.id)"), on: now)
        }
        // The specification wants the member; an empty one means that there is no further page.
        return Answer(200, ["value": .array(shown.map { json($0) }), "nextLink": ""])
    }

    func subscription(_ call: Call) -> Answer {
        let id = call.scope.subscription.lowercased()
        return Answer(200, subscriptions.first { $0.id == id }.map { json($0) })
    }

    private func json(_ subscription: Subscription) -> JSON {
        [
            "id": JSON("/subscriptions/\(subscription.id)"), "authorizationSource": "RoleBased",
            "managedByTenants": [], "subscriptionId": JSON(subscription.id), "tenantId": JSON(subscription.tenantID),
            "displayName": JSON(subscription.name), "state": JSON(subscription.state),
            "subscriptionPolicies": [
                "locationPlacementId": "Public_2014-09-01", "quotaId": "PayAsYouGo_2014-09-01", "spendingLimit": "Off",
            ],
        ]
    }

    func provider(_ namespace: String) -> JSON {
        let types = ResourceType.all.filter { $0.name.hasPrefix("\(namespace)/") }.map { type -> JSON in
            [
                "resourceType": JSON(String(type.name.dropFirst(namespace.count + 1))),
                "locations": JSON(Location.all.map(\.title)), "apiVersions": JSON(type.versions.reversed()),
                "capabilities": "None",
            ]
        }
        return [
            "id": JSON("/subscriptions/\(subscriptionID)/providers/\(namespace)"), "namespace": JSON(namespace),
            "registrationState": JSON(registrations[namespace.lowercased()] ?? "NotRegistered"),
            "registrationPolicy": "RegistrationRequired", "resourceTypes": .array(types),
        ]
    }

    func showProvider(_ call: Call) throws(Refusal) -> Answer { Answer(200, provider(try namespace(in: call, at: 3))) }

    mutating func register(_ call: Call) throws(Refusal) -> Answer {
        let name = String(call.route.action.prefix { $0 != "/" })
        guard ResourceType.namespaces.contains(name) else { throw .unknownNamespace(name) }
        let key = name.lowercased()
        let isOn = registrations[key] == "Registered"
        if call.route.subject == .register, !isOn, registrations[key] != "Registering" {
            registrations[key] = "Registering"
            agenda.add(.registered(key), at: now + duration("registration", of: key, in: 30...120))
        }
        if call.route.subject == .unregister, isOn {
            guard !items.values.contains(where: { $0.type.lowercased().hasPrefix("\(key)/") }) else {
                throw Refusal(
                    409, "CannotUnregisterProvider",
                    "Cannot unregister resource provider '\(name)' because there are resources of it.")
            }
            registrations[key] = "Unregistering"
            agenda.add(.unregistered(key), at: now + duration("registration", of: key, in: 30...120))
        }
        return Answer(200, provider(name))
    }

    private func namespace(in call: Call, at place: Int) throws(Refusal) -> String {
        let name = ResourceType.namespace(call.route.name)
        guard ResourceType.namespaces.contains(name) else { throw .unknownNamespace(name) }
        return name
    }
}

extension Refusal {
    fileprivate static func unknownNamespace(_ name: String) -> Refusal {
        Refusal(404, "InvalidResourceNamespace", "The resource namespace '\(name)' is invalid.")
    }
}
