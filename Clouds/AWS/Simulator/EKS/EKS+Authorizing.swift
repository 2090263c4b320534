/// Which permissions EKS's calls need (Service Authorization Reference, “Amazon Elastic Kubernetes Service”).
extension EKS {
    func authorizations(for call: Call, iam: IAM) throws -> [Authorization] {
        var needed = [Authorization(call.action, on: subject(of: call), conditions: conditions(of: call))]
        let tags = call.body["tags"].stringMembers
        if call.operation.hasPrefix("Create"), !tags.isEmpty {
            needed.append(
                Authorization("eks:TagResource", on: subject(of: call), conditions: Authorization.requestTags(tags)))
        }
        return needed + handingOver(call, iam: iam)
    }

    /// What a call is about; `*` where it names nothing.
    private func subject(of call: Call) -> String {
        if call.path.first == "tags" { return call.path.dropFirst().joined(separator: "/") }
        let cluster = call.operation == "CreateCluster" ? call.body["name"].string : call.path.dropFirst().first
        guard call.path.first == "clusters", let cluster else { return "*" }
        let kinds = [
            "node-groups": ("nodegroup", "nodegroupName"), "addons": ("addon", "addonName"),
            "access-entries": ("access-entry", "principalArn"),
            "pod-identity-associations": ("podidentityassociation", "associationId"),
        ]
        let part = call.path.count > 2 ? kinds[call.path[2]] : nil
        // Making and listing parts is done to the cluster.
        guard let part, !call.operation.hasPrefix("List"), !call.operation.hasPrefix("Create") else {
            return arn("cluster/\(cluster)")
        }
        let name = call.path.count > 3 ? call.path[3] : call.body[part.1].string ?? "*"
        return arn("\(part.0)/\(cluster)/\(name)/*")
    }

    private func conditions(of call: Call) -> [String: [String]] {
        let asked = Authorization.requestTags(call.body["tags"].stringMembers)
        let held =
            call.path.first == "tags" ? taggedNow(call) : clusters[call.path.dropFirst().first ?? ""]?.tags ?? [:]
        return asked.merging(Authorization.resourceTags(held)) { $1 }
    }

    /// Roles that the call hands to a service, and roles that a service makes for itself on the way.
    private func handingOver(_ call: Call, iam: IAM) -> [Authorization] {
        let body = call.body
        func passing(_ role: String?, to service: String) -> [Authorization] {
            role.map { [iam.passing(roleARN: $0, to: service)] } ?? []
        }
        switch call.operation {
        case "CreateCluster":
            return passing(body["roleArn"].string, to: "eks.amazonaws.com")
                + iam.authorizations(toEnsureServiceLinkedRoleFor: "eks.amazonaws.com")
        case "CreateNodegroup":
            return passing(body["nodeRole"].string, to: "eks.amazonaws.com")
                + iam.authorizations(toEnsureServiceLinkedRoleFor: "eks-nodegroup.amazonaws.com")
        case "CreateAddon", "UpdateAddon":
            let roles = (body["podIdentityAssociations"].array ?? []).map { $0["roleArn"].string }
            return passing(body["serviceAccountRoleArn"].string, to: "eks.amazonaws.com")
                + roles.flatMap { passing($0, to: "pods.eks.amazonaws.com") }
        case "CreatePodIdentityAssociation", "UpdatePodIdentityAssociation":
            return passing(body["roleArn"].string, to: "pods.eks.amazonaws.com")
        default: return []
        }
    }
}
