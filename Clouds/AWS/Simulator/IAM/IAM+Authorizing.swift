/// Which permissions IAM's own calls need (Service Authorization Reference, "AWS Identity and Access Management").
extension IAM {
    /// What a call is about.
    private struct Subject {
        var arn: String
        /// How a refusal calls it.
        var title: String?
        var tags: [String: String] = [:]
        var boundary: String?
    }

    func authorizations(for call: Call) throws -> [Authorization] {
        guard Self.operations[call.operation] != nil else { throw Refusal.noOperation(call) }
        let subject = subject(of: call)
        let parameters = call.parameters
        let tags = Dictionary(
            parameters.structures("Tags.member").map { ($0["Key"] ?? "", $0["Value"] ?? "") }
        ) { $1 }
        var conditions = Authorization.requestTags(tags)
        let removed = parameters.strings("TagKeys.member")
        if !removed.isEmpty { conditions["aws:TagKeys"] = removed }
        conditions.merge(Authorization.resourceTags(subject.tags, of: .iam)) { $1 }
        conditions["iam:PermissionsBoundary"] = (parameters["PermissionsBoundary"] ?? subject.boundary).map { [$0] }
        if call.operation.hasPrefix("Attach") || call.operation.hasPrefix("Detach") {
            conditions["iam:PolicyARN"] = parameters["PolicyArn"].map { [$0] }
        }
        if call.operation == "CreateServiceLinkedRole" {
            conditions["iam:AWSServiceName"] = parameters["AWSServiceName"].map { [$0] }
        }
        var needed = [Authorization(call.action, on: subject.arn, as: subject.title, conditions: conditions)]
        // Tagging while creating is a permission of its own.
        if call.operation.hasPrefix("Create"), !tags.isEmpty {
            let tagging = "iam:Tag" + call.operation.dropFirst("Create".count)
            needed.append(Authorization(tagging, on: subject.arn, conditions: conditions))
        }
        if call.operation == "AddRoleToInstanceProfile", let name = parameters["RoleName"] {
            needed.append(passing(roleNamed: name, to: "ec2.amazonaws.com"))
        }
        return needed
    }

    /// The permission to hand a role to a service.
    func passing(roleNamed name: String, to service: String) -> Authorization {
        passing(roleARN: roles[name]?.arn ?? arn("role", name), to: service)
    }

    /// The permission to hand a role to a service.
    func passing(roleARN arn: String, to service: String) -> Authorization {
        let tags = role(arn: arn)?.tags ?? [:]
        var conditions = Authorization.resourceTags(tags, of: .iam)
        conditions["iam:PassedToService"] = [service]
        return Authorization("iam:PassRole", on: arn, conditions: conditions)
    }

    private func subject(of call: Call) -> Subject {
        let parameters = call.parameters
        switch call.operation {
        case "ListUsers": return Subject(arn: arn("user", ""))
        case "ListRoles": return Subject(arn: arn("role", ""))
        case "ListPolicies": return Subject(arn: arn("policy", ""), title: "policy path /")
        case "ListInstanceProfiles": return Subject(arn: arn("instance-profile", ""))
        case "ListOpenIDConnectProviders": return Subject(arn: arn("oidc-provider", "*"))
        case "CreateServiceLinkedRole":
            let service = parameters["AWSServiceName"] ?? ""
            return Subject(arn: Self.serviceLinkedRoleARN(for: service, account: account))
        case "SimulatePrincipalPolicy": return Subject(arn: parameters["PolicySourceArn"] ?? "*")
        case "GetServiceLinkedRoleDeletionStatus": return Subject(arn: arn("role", "*"))
        case let name where name.contains("OpenIDConnectProvider"): return provider(of: call)
        case "ListInstanceProfilesForRole": return role(of: call)
        case let name where name.contains("InstanceProfile"): return profile(of: call)
        case let name where name.contains("User") || name.contains("AccessKey"): return user(of: call)
        case let name where name.contains("Role"): return role(of: call)
        default: return policy(of: call)
        }
    }

    private func user(of call: Call) -> Subject {
        let key = call.operation == "GetAccessKeyLastUsed" ? call.parameters["AccessKeyId"] : nil
        let name = call.parameters["UserName"] ?? key.flatMap { keys[$0]?.userName } ?? call.caller.userName ?? ""
        guard let user = users[name] else {
            let path = call.parameters["Path"] ?? "/"
            return Subject(
                arn: arn("user", path: path, name), title: call.operation == "CreateUser" ? nil : "user \(name)")
        }
        return Subject(arn: user.arn, title: "user \(name)", tags: user.tags, boundary: user.grants.boundary)
    }

    private func role(of call: Call) -> Subject {
        let name = call.parameters["RoleName"] ?? ""
        if call.operation == "CreateRole" {
            return Subject(arn: arn("role", path: call.parameters["Path"] ?? "/", name))
        }
        guard let role = roles[name] else { return Subject(arn: arn("role", name), title: "role \(name)") }
        return Subject(arn: role.arn, title: "role \(name)", tags: role.tags, boundary: role.grants.boundary)
    }

    private func profile(of call: Call) -> Subject {
        let name = call.parameters["InstanceProfileName"] ?? ""
        if call.operation == "CreateInstanceProfile" {
            return Subject(arn: arn("instance-profile", path: call.parameters["Path"] ?? "/", name))
        }
        guard let profile = profiles[name] else {
            return Subject(arn: arn("instance-profile", name), title: "instance profile \(name)")
        }
        return Subject(arn: profile.arn, title: "instance profile \(name)", tags: profile.tags)
    }

    private func policy(of call: Call) -> Subject {
        if call.operation == "CreatePolicy" {
            let name = call.parameters["PolicyName"] ?? ""
            return Subject(
                arn: arn("policy", path: call.parameters["Path"] ?? "/", name), title: "policy \(name)")
        }
        let arn = call.parameters["PolicyArn"] ?? "*"
        return Subject(arn: arn, title: "policy \(arn)", tags: policies[arn]?.tags ?? [:])
    }

    private func provider(of call: Call) -> Subject {
        if call.operation == "CreateOpenIDConnectProvider" {
            let url = call.parameters["Url"] ?? ""
            return Subject(arn: arn("oidc-provider", String(url.dropFirst(url.hasPrefix("https://") ? 8 : 0))))
        }
        let arn = call.parameters["OpenIDConnectProviderArn"] ?? "*"
        return Subject(arn: arn, tags: providers[arn]?.tags ?? [:])
    }
}
