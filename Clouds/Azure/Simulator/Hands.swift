import Domain
import Foundation
import Simulation

/// What is done to the tenant from outside, by its owner or anybody else. For tests and demonstrations.
extension AzureSimulator {
    /// An application of the tenant with a secret of a year, and a role: over the whole subscription, or at `scope`.
    ///
    /// A role that is not fresh has been there long enough to be believed in. An application that is there already gets
    /// another secret and the role. The name of a role that Azure does not have is a mistake in the test and ends it.
    public func makeServicePrincipal(
        _ name: String, role: String? = "Contributor", scope: String? = nil, isFresh: Bool = false
    ) -> ServicePrincipal {
        world.withLock { world in
            let known = world.directory.applications.values.first { $0.name == name }
            var application =
                known
                ?? Directory.Application(
                    name: name, clientID: world.newGUID("application/\(name)"),
                    objectID: world.newGUID("principal/\(name)"), tenantID: world.tenantID)
            let secret = world.newSecret(value: nil, lasting: .seconds(31_536_000), from: wallTime)
            application.secrets.append(secret)
            world.directory.applications[application.clientID] = application
            world.directory.principals[application.objectID] =
                world.directory.principals[application.objectID] ?? .distantPast
            if let role {
                let place = scope.map { ResourceID($0) } ?? ResourceID("/subscriptions/\(world.subscriptionID)")
                world.grant(role, to: application.objectID, at: place, isFresh: isFresh)
            }
            return ServicePrincipal(
                tenantID: world.tenantID, subscriptionID: world.subscriptionID, clientID: application.clientID,
                secret: secret.value, secretID: secret.id, objectID: application.objectID)
        }
    }

    /// Another secret beside those that are there; `value` where the test needs a certain one.
    @discardableResult
    public func rotateSecret(
        of clientID: String, value: String? = nil, lasting: Duration = .seconds(31_536_000)
    ) -> (value: String, id: String) {
        world.withLock { world in
            let secret = world.newSecret(value: value, lasting: lasting, from: wallTime)
            world.directory.applications[clientID.lowercased()]?.secrets.append(secret)
            return (secret.value, secret.id)
        }
    }

    /// Lets a secret be over, as if its last day had passed.
    public func expireSecret(_ id: String, of clientID: String) {
        change(secret: id, of: clientID) { $0.expiresAt = .distantPast }
    }

    /// Takes a secret away, or back; who signs in with it is told that it is wrong.
    public func deleteSecret(_ id: String, of clientID: String) {
        world.withLock { $0.directory.applications[clientID.lowercased()]?.secrets.removeAll { $0.id == id } }
    }

    /// Takes every secret away but the newest ones. With none left, what was signed in with them is over, too.
    public func retireSecrets(of clientID: String, keeping count: Int) {
        world.withLock { world in
            let held = world.directory.applications[clientID.lowercased()]?.secrets ?? []
            world.directory.applications[clientID.lowercased()]?.secrets = held.suffix(count)
        }
        if count == 0 { expireTokens() }
    }

    public func setDisabled(_ isDisabled: Bool, application clientID: String) {
        world.withLock { $0.directory.applications[clientID.lowercased()]?.isDisabled = isDisabled }
    }

    public func removeApplication(_ clientID: String) {
        world.withLock { $0.directory.applications[clientID.lowercased()] = nil }
    }

    /// Lets conditional access keep an application out, or let it in again.
    public func setBlocked(_ isBlocked: Bool, application clientID: String) {
        world.withLock { $0.directory.applications[clientID.lowercased()]?.isBlocked = isBlocked }
    }

    /// Every token that was handed out is over.
    public func expireTokens() {
        // Tokens count in seconds; one of this second is over as well.
        world.withLock { $0.directory.tokensValidFrom = wallTime.addingTimeInterval(1) }
    }

    /// Lets an application sign in with the tokens of another issuer, which signs with these keys.
    public func trust(
        issuer: String, subject: String, audience: String = "api://AzureADTokenExchange", keys: [IssuerKey],
        for clientID: String
    ) {
        world.withLock { world in
            world.directory.keys[issuer] = keys
            world.directory.applications[clientID.lowercased()]?.federations
                .append(Directory.Federation(issuer: issuer, subject: subject, audience: audience))
        }
    }

    /// Gives a role: to an application by its client id, to a managed identity by its object id. It is believed in
    /// after the propagation time.
    public func grant(_ role: String, to id: String, scope: String? = nil) {
        world.withLock { world in
            world.settle(at: clockTime)
            let principal = world.directory.application(id)?.objectID ?? id.lowercased()
            let place = scope.map { ResourceID($0) } ?? ResourceID("/subscriptions/\(world.subscriptionID)")
            world.grant(role, to: principal, at: place, isFresh: true)
        }
    }

    /// Takes all roles at and below a scope away; they are believed in until the propagation time is over.
    public func revokeRoles(of id: String, scope: String? = nil) {
        world.withLock { world in
            world.settle(at: clockTime)
            let principal = world.directory.application(id)?.objectID ?? id.lowercased()
            let place = scope.map { ResourceID($0) } ?? ResourceID("/subscriptions/\(world.subscriptionID)")
            for index in world.access.assignments.indices {
                let assignment = world.access.assignments[index]
                guard assignment.principalID == principal, assignment.scope.isInside(place), !assignment.isRemoved
                else {
                    continue
                }
                world.withdraw(at: index)
            }
        }
    }

    private func change(
        secret id: String, of clientID: String, _ body: (inout Directory.ClientSecret) -> Void
    ) {
        world.withLock { world in
            guard var application = world.directory.application(clientID),
                let place = application.secrets.firstIndex(where: { $0.id == id })
            else { return }
            body(&application.secrets[place])
            world.directory.applications[application.clientID] = application
        }
    }
}

extension World {
    mutating func newSecret(value: String?, lasting: Duration, from start: Date) -> Directory.ClientSecret {
        let id = newGUID("secret")
        // Forty characters, with those among them that a form has to escape.
        let random = Base64URL.text(Array(chance.hex(id, digits: 48).utf8)).prefix(33)
        return Directory.ClientSecret(id: id, value: value ?? "8Q~\(random).~_-", expiresAt: start + lasting)
    }

    mutating func grant(_ name: String, to principal: String, at scope: ResourceID, isFresh: Bool) {
        guard let role = access.role(named: name) else { preconditionFailure("Azure has no role \(name)") }
        access.assignments.append(
            Access.Assignment(
                name: newGUID("assignment"), scope: scope, roleID: role.id, principalID: principal,
                principalType: "ServicePrincipal", madeAt: isFresh ? now : .distantPast, madeBy: principal,
                effectiveFrom: isFresh ? now + propagation : .distantPast, isGuest: true))
    }
}
