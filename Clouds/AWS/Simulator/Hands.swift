import Domain
import Foundation

/// What is done to the account from outside, by its owner or anybody else. For tests and demonstrations.
extension AWSSimulator {
    /// A user with a policy of its own, and a key of the user's. The user is left out of the inventory.
    ///
    /// A user who is there already gets the policy and another key. A policy that IAM would not take is a mistake in
    /// the test and ends it.
    public func makeUser(_ name: String, policy text: String) -> AccessKey {
        world.withLock { world in
            let now = clockTime
            var user =
                world.iam.users[name]
                ?? IAM.User(
                    name: name, path: "/", arn: world.iam.arn("user", name), uniqueID: world.iam.newID("AIDA"),
                    madeAt: now, tags: [:])
            user.grants.inline["policy"] = Self.policy(text)
            world.iam.users.add(user, named: name)
            world.guests.insert("user/\(name)")
            let key = world.iam.newKey("AKIA")
            world.iam.keys.add(IAM.KeyRecord(key: key, userName: name, madeAt: now), named: key.id)
            return key
        }
    }

    /// A user of another account, who can do nothing here but assume roles that trust the user; what the policy allows
    /// besides is of no use here.
    public func makeNeighbour(_ name: String, account: String, policy text: String) -> AccessKey {
        world.withLock { world in
            let now = clockTime
            var iam =
                world.neighbours[account]
                ?? IAM(account: account, seed: world.seed, lag: world.lag, propagation: .zero, now: now)
            var user = IAM.User(
                name: name, path: "/", arn: iam.arn("user", name), uniqueID: iam.newID("AIDA"), madeAt: now, tags: [:])
            user.grants.inline["policy"] = Self.policy(text)
            iam.users.add(user, named: name)
            let key = iam.newKey("AKIA")
            iam.keys.add(IAM.KeyRecord(key: key, userName: name, madeAt: now), named: key.id)
            world.neighbours[account] = iam
            return key
        }
    }

    static func policy(_ text: String, kind: Policy.Kind = .identity) -> Policy {
        do {
            return try Policy(text, kind: kind)
        } catch {
            preconditionFailure("IAM takes no such policy: \(error.message)")
        }
    }

    /// A key of the account's root.
    public func makeRootKey() -> AccessKey {
        world.withLock { world in
            let key = world.iam.newKey("AKIA")
            world.iam.keys.add(IAM.KeyRecord(key: key, userName: nil, madeAt: clockTime), named: key.id)
            return key
        }
    }

    /// Deletes the user and makes one anew under its name: the ARN is the same, the unique id is not.
    public func remakeUser(_ name: String) {
        world.withLock { world in
            guard let old = world.iam.users[name] else { return }
            let user = IAM.User(
                name: name, path: old.path, arn: old.arn, uniqueID: world.iam.newID("AIDA"), madeAt: clockTime,
                grants: old.grants, tags: old.tags)
            world.iam.users.add(user, named: name)
        }
    }

    /// Switches a key off, or on again.
    public func setActive(_ isActive: Bool, key id: String) { world.withLock { $0.iam.keys[id]?.isActive = isActive } }

    /// Takes an action away from a user, whatever the policy says; `*` is allowed in it.
    public func withdraw(_ action: String, from user: String) {
        world.withLock { _ = $0.iam.withdrawn[user, default: []].insert(action) }
    }

    public func giveBack(_ action: String, to user: String) {
        world.withLock { _ = $0.iam.withdrawn[user]?.remove(action) }
    }

    /// Removes what has this id, name or ARN, as somebody at the console would; false where there is no such thing.
    @discardableResult
    public func remove(byHand id: String, region: String) -> Bool {
        change(region) { territory, iam in
            iam.remove(byHand: id) || territory.ec2.remove(byHand: id)
                || territory.balancing.remove(byHand: id, at: clockTime)
                || territory.eks.remove(byHand: id, ec2: &territory.ec2, scaling: &territory.scaling)
        }
    }

    /// A network, an address and a role of somebody else.
    public func placeBystanders(region: String) {
        let tags = ["Name": "somebody-else", "team": "reports"]
        change(region) { territory, iam in
            guard let range = AddressRange("10.0.0.0/16"), let part = AddressRange("10.0.1.0/24"),
                let zone = territory.ec2.region.zones.first
            else { return }
            let vpcID = territory.ec2.newID(EC2.VPC.prefix)
            territory.ec2.vpcs.add(
                EC2.VPC(
                    id: vpcID, range: range, isDefault: false, tenancy: "default", hasDNSHostnames: false, tags: tags))
            territory.ec2.subnets.add(
                EC2.Subnet(
                    id: territory.ec2.newID(EC2.Subnet.prefix), vpcID: vpcID, range: part, zone: zone, isDefault: false,
                    mapsPublicAddresses: false, tags: tags))
            guard let trust = try? Policy(Self.trust, kind: .trust) else { return }
            iam.roles.add(
                IAM.Role(
                    name: "somebody-else", path: "/", arn: iam.arn("role", "somebody-else"),
                    uniqueID: iam.newID("AROA"),
                    madeAt: clockTime, trust: trust, trustedSince: clockTime, tags: tags),
                named: "somebody-else")
        }
    }

    private static let trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},\
        "Action":"sts:AssumeRole"}]}
        """

    /// Lets the next NAT gateway come to nothing.
    public func failNextNATGateway(region: String) {
        change(region) { territory, _ in territory.ec2.failNextNATGateway() }
    }

    /// Lets the next node group come to nothing for this reason.
    public func failNextNodeGroup(code: String, message: String, region: String) {
        change(region) { territory, _ in
            territory.eks.nodeGroupFailures.append(EKS.Issue(code: code, message: message, resourceIDs: []))
        }
    }

    /// Leaves in a cluster's network what Kubernetes and EKS leave: a load balancer, interfaces, a security group.
    public func leaveLeftovers(of cluster: String, region: String) {
        change(region) { territory, _ in
            guard let found = territory.eks.clusters[cluster] else { return }
            let tags = ["elbv2.k8s.aws/cluster": cluster, "kubernetes.io/cluster/\(cluster)": "owned"]
            let group = territory.ec2.makeSecurityGroup(
                name: "k8s-traffic-\(cluster)", text: "for load balancers", vpcID: found.vpcID, tags: tags)
            let subnets = territory.ec2.subnets.all.filter { $0.vpcID == found.vpcID && $0.mapsPublicAddresses }
            _ = territory.balancing.make(
                .network, named: "k8s-web", isInternal: false, in: subnets.prefix(2).map(\.id), groups: [group],
                tags: tags, at: clockTime, ec2: &territory.ec2)
            if let subnet = found.network.subnetIDs.first {
                territory.ec2.leakInterfaces(2, of: cluster, in: subnet)
            }
        }
    }

    /// A machine of somebody else in one of a cluster's subnets; its id.
    public func placeForeignMachine(besides cluster: String, region: String) -> String? {
        change(region) { territory, _ in
            territory.eks.clusters[cluster]?.network.subnetIDs.first.flatMap {
                territory.ec2.makeForeignInstance(in: $0)
            }
        }
    }

    /// A role of somebody else that has this name.
    public func placeRole(named name: String) {
        world.withLock { world in
            guard let trust = try? Policy(Self.trust, kind: .trust) else { return }
            world.iam.roles.add(
                IAM.Role(
                    name: name, path: "/", arn: world.iam.arn("role", name), uniqueID: world.iam.newID("AROA"),
                    madeAt: clockTime, trust: trust, trustedSince: clockTime, tags: [:]), named: name)
        }
    }

    @discardableResult
    private func change<Result: ExpressibleByNilLiteral>(
        _ region: String, _ body: (inout Territory, inout IAM) -> Result
    ) -> Result {
        world.withLock { (try? $0.visit(region, at: clockTime, body)) ?? nil }
    }

    private func change(_ region: String, _ body: (inout Territory, inout IAM) -> Void) {
        world.withLock { try? $0.visit(region, at: clockTime, body) }
    }

    private func change(_ region: String, _ body: (inout Territory, inout IAM) -> Bool) -> Bool {
        world.withLock { (try? $0.visit(region, at: clockTime, body)) ?? false }
    }
}
