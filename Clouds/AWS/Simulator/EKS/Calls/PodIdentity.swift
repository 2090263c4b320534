import Domain
import Foundation
import Simulation

extension EKS {
    mutating func newAssociationID() -> String { "a-" + newID().filter { $0 != "-" }.prefix(17) }

    /// Throws unless EKS may hand the role to pods.
    func checkPodRole(_ arn: String, about: [String: JSON], iam: IAM) throws {
        guard let role = iam.role(arn: arn) else {
            throw EKS.invalid("Role provided in the request does not exist.", about: about)
        }
        guard iam.isAssumable(role, by: "pods.eks.amazonaws.com", at: now) else {
            throw EKS.invalid(
                "Trust policy of role \(arn) is not valid: IAM role's policy must include `sts:AssumeRole` and "
                    + "`sts:TagSession` for the service principal pods.eks.amazonaws.com", about: about)
        }
    }

    mutating func createPodIdentityAssociation(_ call: Call, iam: IAM) throws -> JSON {
        let cluster = try cluster(call)
        let about: [String: JSON] = ["clusterName": JSON(cluster.name)]
        let namespace = call.body["namespace"].string ?? ""
        let account = call.body["serviceAccount"].string ?? ""
        let role = call.body["roleArn"].string ?? ""
        let token = call.body["clientRequestToken"].string
        if let held = cluster.associations.values.first(where: {
            $0.namespace == namespace && $0.serviceAccount == account
        }) {
            if token != nil, held.token == token, held.roleARN == role {
                return ["association": json(held, in: cluster.name)]
            }
            throw EKS.inUse("Association already exists: \(held.id)", about: about)
        }
        guard cluster.status == .active else {
            throw EKS.unfit("Cluster \(cluster.name) is in \(cluster.status.rawValue) state", about: about)
        }
        try checkPodRole(role, about: about, iam: iam)
        let association = PodIdentityAssociation(
            id: newAssociationID(), namespace: namespace, serviceAccount: account, roleARN: role, ownerARN: nil,
            createdAt: now, modifiedAt: now, token: token, tags: call.body["tags"].stringMembers)
        clusters[cluster.name]?.associations[association.id] = association
        return ["association": json(association, in: cluster.name)]
    }

    private func association(_ call: Call) throws -> (cluster: Cluster, association: PodIdentityAssociation) {
        let cluster = try cluster(call)
        let id = call.path.count > 3 ? call.path[3] : ""
        guard let association = cluster.associations[id] else {
            throw EKS.absent("Association not found: \(id)", about: ["clusterName": JSON(cluster.name)])
        }
        return (cluster, association)
    }

    func describePodIdentityAssociation(_ call: Call) throws -> JSON {
        let (cluster, association) = try association(call)
        return ["association": json(association, in: cluster.name)]
    }

    func listPodIdentityAssociations(_ call: Call) throws -> JSON {
        let cluster = try cluster(call)
        let shown = cluster.associations.values.filter { association in
            association.createdAt + lag <= now
                && call.parameters["namespace"].map { $0 == association.namespace } ?? true
                && call.parameters["serviceAccount"].map { $0 == association.serviceAccount } ?? true
        }
        let items = shown.sorted { $0.id < $1.id }.map { summary(of: $0, in: cluster.name) }
        return try page(items, as: "associations", call)
    }

    mutating func updatePodIdentityAssociation(_ call: Call, iam: IAM) throws -> JSON {
        var (cluster, association) = try association(call)
        try checkIsFree(association, in: cluster)
        if let role = call.body["roleArn"].string {
            try checkPodRole(role, about: ["clusterName": JSON(cluster.name)], iam: iam)
            association.roleARN = role
        }
        association.modifiedAt = now
        clusters[cluster.name]?.associations[association.id] = association
        return ["association": json(association, in: cluster.name)]
    }

    mutating func deletePodIdentityAssociation(_ call: Call) throws -> JSON {
        let (cluster, association) = try association(call)
        try checkIsFree(association, in: cluster)
        clusters[cluster.name]?.associations[association.id] = nil
        return ["association": json(association, in: cluster.name)]
    }

    /// What an add-on owns is changed through the add-on.
    private func checkIsFree(_ association: PodIdentityAssociation, in cluster: Cluster) throws {
        guard let owner = association.ownerARN else { return }
        throw EKS.unfit(
            "Association \(association.id) is owned by \(owner) and can only be changed through it",
            about: ["clusterName": JSON(cluster.name)])
    }
}
