import Foundation

/// Roles that AWS's services make for themselves.
extension IAM {
    private static let names: [String: String] = [
        "eks.amazonaws.com": "AWSServiceRoleForAmazonEKS",
        "eks-nodegroup.amazonaws.com": "AWSServiceRoleForAmazonEKSNodegroup",
        "eks-fargate.amazonaws.com": "AWSServiceRoleForAmazonEKSForFargate",
        "autoscaling.amazonaws.com": "AWSServiceRoleForAutoScaling",
        "elasticloadbalancing.amazonaws.com": "AWSServiceRoleForElasticLoadBalancing",
        "spot.amazonaws.com": "AWSServiceRoleForEC2Spot",
        "support.amazonaws.com": "AWSServiceRoleForSupport",
        "trustedadvisor.amazonaws.com": "AWSServiceRoleForTrustedAdvisor",
    ]

    static func serviceLinkedRoleARN(for service: String, account: String) -> String {
        "arn:aws:iam::\(account):role/aws-service-role/\(service)/\(names[service] ?? "*")"
    }

    func hasServiceLinkedRole(for service: String) -> Bool { Self.names[service].map { roles[$0] != nil } ?? false }

    /// Makes the service's role unless it is there.
    mutating func ensureServiceLinkedRole(for service: String, at now: Date) {
        if !hasServiceLinkedRole(for: service) { makeServiceLinkedRole(for: service, at: now) }
    }

    /// The permission that a service needs of its caller to make its own role; none where the role is there.
    func authorizations(toEnsureServiceLinkedRoleFor service: String) -> [Authorization] {
        guard !hasServiceLinkedRole(for: service) else { return [] }
        return [
            Authorization(
                "iam:CreateServiceLinkedRole", on: Self.serviceLinkedRoleARN(for: service, account: account),
                conditions: ["iam:AWSServiceName": [service]])
        ]
    }

    @discardableResult
    mutating func makeServiceLinkedRole(for service: String, at now: Date) -> Role? {
        guard let name = Self.names[service], let trust = try? Policy(Self.trust(in: service), kind: .trust) else {
            return nil
        }
        let role = Role(
            name: name, path: "/aws-service-role/\(service)/",
            arn: Self.serviceLinkedRoleARN(for: service, account: account), uniqueID: newID("AROA"), madeAt: now,
            trust: trust, trustedSince: now, tags: [:])
        roles.add(role, named: name)
        return role
    }

    private static func trust(in service: String) -> String {
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"\(service)"},\
        "Action":"sts:AssumeRole"}]}
        """
    }

    mutating func createServiceLinkedRole(_ call: Call) throws -> [XML] {
        let service = try call.parameters.needed("AWSServiceName")
        guard let name = Self.names[service] else {
            throw Refusal(
                400, "InvalidInput",
                "Service \(service) does not support creating service-linked roles in this account.")
        }
        guard roles[name] == nil, let role = makeServiceLinkedRole(for: service, at: call.now) else {
            throw Refusal(
                400, "InvalidInput",
                "Service role name \(name) has been taken in this account, please try a different suffix.")
        }
        return [XML("Role", role.wholeXML)]
    }

    mutating func deleteServiceLinkedRole(_ call: Call) throws -> [XML] {
        let role = try role(call)
        guard role.isServiceLinked else {
            throw Refusal(400, "InvalidInput", "The role \(role.name) is not a service-linked role.")
        }
        roles.remove(role.name)
        return [XML("DeletionTaskId", "task\(role.path)\(role.name)/\(call.requestID)")]
    }

    func getServiceLinkedRoleDeletionStatus(_ call: Call) throws -> [XML] {
        guard try call.parameters.needed("DeletionTaskId").hasPrefix("task/aws-service-role/") else {
            throw Refusal.noEntity("Task not found.")
        }
        return [XML("Status", "SUCCEEDED")]
    }
}
