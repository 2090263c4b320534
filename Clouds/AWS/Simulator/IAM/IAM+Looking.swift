import Domain
import Foundation

/// Finding things, as calls and as other services do.
extension IAM {
    func user(_ call: Call) throws -> User {
        // Without a name a call is about the caller itself.
        let name = call.parameters["UserName"] ?? call.caller.userName
        guard let name else {
            throw Refusal.invalid("Must specify userName when calling with non-User credentials")
        }
        guard let user = users.found(name, at: call.now) else {
            throw Refusal.noEntity("The user with name \(name) cannot be found.")
        }
        return user
    }

    func role(_ call: Call) throws -> Role {
        let name = try call.parameters.needed("RoleName")
        guard let role = roles.found(name, at: call.now) else {
            throw Refusal.noEntity("The role with name \(name) cannot be found.")
        }
        return role
    }

    /// A role that the call may change: not one that belongs to a service.
    func changeableRole(_ call: Call) throws -> Role {
        let role = try role(call)
        guard !role.isServiceLinked else {
            throw Refusal(
                400, "UnmodifiableEntity",
                "Cannot perform the operation on the protected role '\(role.name)' - this role is only "
                    + "modifiable by AWS"
            )
        }
        return role
    }

    func policy(_ call: Call) throws -> ManagedPolicy {
        let arn = try call.parameters.needed("PolicyArn")
        guard arn.hasPrefix("arn:"), arn.contains(":policy/") else {
            throw Refusal(400, "InvalidInput", "ARN \(arn) is not valid.")
        }
        guard let policy = policies.found(arn, at: call.now) else {
            throw Refusal.noEntity("Policy \(arn) was not found.")
        }
        return policy
    }

    /// A policy that the call may change: not one of AWS's.
    func changeablePolicy(_ call: Call) throws -> ManagedPolicy {
        let policy = try policy(call)
        guard !policy.isAWSManaged else {
            throw Refusal(403, "AccessDenied", "Policy \(policy.arn) is an AWS managed policy and cannot be changed.")
        }
        return policy
    }

    func profile(_ call: Call) throws -> InstanceProfile {
        let name = try call.parameters.needed("InstanceProfileName")
        guard let profile = profiles.found(name, at: call.now) else {
            throw Refusal.noEntity("Instance Profile \(name) cannot be found.")
        }
        return profile
    }

    func provider(_ call: Call) throws -> IdentityProvider {
        let arn = try call.parameters.needed("OpenIDConnectProviderArn")
        guard let provider = providers.found(arn, at: call.now) else {
            throw Refusal.noEntity("OpenIDConnect Provider not found for arn \(arn)")
        }
        return provider
    }

    // What follows is for the other services. They see what is there; what lags is how long they take to trust it.

    func role(named name: String) -> Role? { roles[name] }

    func role(arn: String) -> Role? {
        roles[String(arn.split(separator: "/").last ?? "")].flatMap { $0.arn == arn ? $0 : nil }
    }

    func profile(named name: String) -> InstanceProfile? { profiles[name] }

    /// The unique id of a user or role; nil where it is unknown.
    func uniqueID(of arn: String) -> String? {
        let name = String(arn.split(separator: "/").last ?? "")
        return role(arn: arn)?.uniqueID ?? users[name].flatMap { $0.arn == arn ? $0.uniqueID : nil }
    }

    /// The ARNs of the managed policies of a role.
    func policies(attachedTo role: Role) -> Set<String> { Set(role.grants.attached) }

    /// Whether `service`, such as `eks.amazonaws.com`, can act as `role`: the role says so, and has said so for long
    /// enough for the news to have spread.
    func isAssumable(_ role: Role, by service: String, at now: Date) -> Bool {
        guard role.trustedSince + propagation <= now else { return false }
        let authorization = Authorization("sts:AssumeRole", on: role.arn)
        let principal = Principal(kind: .service, name: service)
        let facts = Facts(["aws:PrincipalServiceName": [service], "aws:SourceAccount": [account]])
        return role.trust.verdict(on: authorization, facts: facts, principal: principal) == .allows
    }
}
