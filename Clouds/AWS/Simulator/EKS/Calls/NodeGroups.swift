import Domain
import Foundation
import Simulation

extension EKS {
    mutating func createNodeGroup(_ call: Call, ec2: EC2, iam: inout IAM) throws -> JSON {
        let cluster = try cluster(call)
        let name = call.body["nodegroupName"].string ?? ""
        let about: [String: JSON] = ["clusterName": JSON(cluster.name), "nodegroupName": JSON(name)]
        if let group = cluster.nodeGroups[name] {
            if group.token != nil, group.request == call.body { return ["nodegroup": json(group, in: cluster)] }
            throw EKS.inUse("NodeGroup already exists with name \(name) and cluster name \(cluster.name)", about: about)
        }
        guard cluster.status == .active else {
            throw EKS.unfit(
                "Cluster '\(cluster.name)' is not in ACTIVE status (\(cluster.status.rawValue))", about: about)
        }
        guard (1...63).contains(name.count) else {
            throw EKS.invalid("The nodegroup name parameter must be between 1 and 63 characters", about: about)
        }
        guard cluster.nodeGroups.count < quotas.nodeGroupsPerCluster else {
            throw EKS.limit("Nodegroup limit exceeded for cluster", about: about)
        }
        let role = try nodeRole(call.body["nodeRole"].string ?? "", about: about, iam: iam)
        try checkSubnets(call.body["subnets"].strings, of: cluster, about: about, ec2: ec2)
        let group = try make(call, name: name, roleARN: role.arn, in: cluster, about: about, ec2: ec2)
        iam.ensureServiceLinkedRole(for: "eks-nodegroup.amazonaws.com", at: now)
        iam.ensureServiceLinkedRole(for: "autoscaling.amazonaws.com", at: now)
        clusters[cluster.name]?.nodeGroups[name] = group
        admitNodes(of: role, to: cluster.name)
        plan(group)
        return ["nodegroup": json(group, in: cluster)]
    }

    private func nodeRole(_ arn: String, about: [String: JSON], iam: IAM) throws -> IAM.Role {
        guard let role = iam.role(arn: arn) else {
            throw EKS.invalid(
                "The role with name \(arn.split(separator: "/").last ?? "") cannot be found. (Service: "
                    + "AmazonIdentityManagement; Status Code: 404; Error Code: NoSuchEntity)", about: about)
        }
        guard iam.isAssumable(role, by: "ec2.amazonaws.com", at: now) else {
            throw EKS.invalid(
                "Following required service principals [ec2.amazonaws.com] were not found in the trust relationships "
                    + "of nodeRole \(arn)", about: about)
        }
        return role
    }

    private func checkSubnets(_ ids: [String], of cluster: Cluster, about: [String: JSON], ec2: EC2) throws {
        guard !ids.isEmpty else { throw EKS.invalid("Subnets are not provided", about: about) }
        for id in ids {
            guard let subnet = ec2.subnets.found(id, at: now) else {
                throw EKS.invalid("The subnet ID '\(id)' does not exist", about: about)
            }
            guard subnet.vpcID == cluster.vpcID else {
                throw EKS.invalid("Subnets are not in the same VPC as the cluster: [\(id)]", about: about)
            }
        }
    }

    private mutating func make(
        _ call: Call, name: String, roleARN: String, in cluster: Cluster, about: [String: JSON], ec2: EC2
    ) throws -> NodeGroup {
        let body = call.body
        let version = body["version"].string ?? cluster.version
        guard let wanted = KubernetesVersion.named(version), let held = KubernetesVersion.named(cluster.version),
            (held.minor - 3...held.minor).contains(wanted.minor)
        else { throw EKS.invalid("Requested Nodegroup version \(version) is invalid", about: about) }
        let image = body["amiType"].string ?? "AL2023_x86_64_STANDARD"
        let sizes = body["instanceTypes"].strings.isEmpty ? ["t3.medium"] : body["instanceTypes"].strings
        try check(sizes, run: image, about: about)
        let scaling = try scaling(body["scalingConfig"], over: .init(minimum: 1, maximum: 2, desired: 2), about: about)
        return NodeGroup(
            name: name, uniqueID: newID(), createdAt: now, modifiedAt: now, request: body, roleARN: roleARN,
            subnetIDs: body["subnets"].strings, sizes: sizes, imageKind: image,
            isSpot: body["capacityType"].string == "SPOT", diskSize: body["diskSize"].integer ?? 20, scaling: scaling,
            labels: body["labels"].stringMembers, taints: body["taints"].array ?? [],
            updateConfiguration: body["updateConfig"].isNull ? ["maxUnavailable": 1] : body["updateConfig"],
            launchTemplate: try template(body["launchTemplate"], about: about, ec2: ec2), version: version,
            releaseVersion: body["releaseVersion"].string ?? release(of: wanted), tags: body["tags"].stringMembers)
    }

    func release(of version: KubernetesVersion) -> String { "\(version.patch)-20260901" }

    private func check(_ sizes: [String], run image: String, about: [String: JSON]) throws {
        for name in sizes {
            guard let size = InstanceType.named(name) else {
                throw EKS.invalid("The following supplied instance types do not exist: [\(name)]", about: about)
            }
            let isARMImage = image.contains("ARM") || image.contains("arm")
            guard isARMImage == (size.architecture == .arm) || image == "CUSTOM" else {
                throw EKS.invalid("[\(name)] is not a valid instance type for requested amiType \(image)", about: about)
            }
            guard region.zones.contains(where: { size.isOffered(in: $0, of: region) }) else {
                throw EKS.invalid("The instance type \(name) is not offered in \(region.name)", about: about)
            }
        }
    }

    func scaling(_ asked: JSON, over held: NodeGroup.Scaling, about: [String: JSON]) throws -> NodeGroup.Scaling {
        let scaling = NodeGroup.Scaling(
            minimum: asked["minSize"].integer ?? held.minimum, maximum: asked["maxSize"].integer ?? held.maximum,
            desired: asked["desiredSize"].integer ?? held.desired)
        guard scaling.minimum >= 0, scaling.maximum >= 1 else {
            throw EKS.invalid("Invalid scaling configuration: sizes must not be negative", about: about)
        }
        guard scaling.minimum <= scaling.desired else {
            throw EKS.invalid(
                "Minimum capacity \(scaling.minimum) can't be greater than desired size \(scaling.desired)",
                about: about)
        }
        guard scaling.desired <= scaling.maximum else {
            throw EKS.invalid(
                "desired capacity \(scaling.desired) can't be greater than max size \(scaling.maximum)", about: about)
        }
        guard scaling.maximum <= quotas.nodesPerNodeGroup else {
            throw EKS.limit("Nodes per nodegroup limit exceeded: \(quotas.nodesPerNodeGroup)", about: about)
        }
        return scaling
    }

    private func template(_ asked: JSON, about: [String: JSON], ec2: EC2) throws -> JSON {
        guard !asked.isNull else { return nil }
        let found = ec2.launchTemplates.all.first {
            $0.id == asked["id"].string || $0.name == asked["name"].string
        }
        guard let found else {
            let wanted = asked["id"].string ?? asked["name"].string ?? ""
            throw EKS.invalid("Launch template \(wanted) does not exist", about: about)
        }
        let version = asked["version"].string ?? "\(found.standardVersion)"
        guard found.versions.contains(where: { "\($0.number)" == version }) else {
            throw EKS.invalid("Launch template version \(version) does not exist", about: about)
        }
        return ["id": JSON(found.id), "name": JSON(found.name), "version": JSON(version)]
    }
}
