import Domain
import Foundation
import Simulation

/// Elastic Load Balancing, both generations, as one account sees it in one region.
struct LoadBalancing: Sendable {
    let region: Region
    let account: String
    var chance: Chance
    let lag: Duration
    var balancers = Directory<LoadBalancer>()
    var targetGroups = Directory<TargetGroup>()
    var listeners = Directory<Listener>()
    /// Interfaces of load balancers that are gone, and when AWS takes them away.
    private var farewells: [(due: Date, interfaceID: String)] = []
    private var made = 0

    init(region: Region, account: String, seed: UInt64, lag: Duration) {
        self.region = region
        self.account = account
        self.lag = lag
        chance = Chance(seed: seed)
    }

    typealias Operation = @Sendable (inout LoadBalancing, Call, inout EC2) throws -> [XML]

    /// Both generations share a host; the version tells them apart.
    static func operation(_ call: Call) throws -> Operation {
        let isClassic = call.parameters["Version"] == "2012-06-01"
        guard let operation = (isClassic ? classicOperations : operations)[call.operation] else {
            throw Refusal.noOperation(call)
        }
        return operation
    }

    mutating func answer(_ call: Call, ec2: inout EC2) throws -> Answer {
        .xml(try Self.operation(call)(&self, call, &ec2))
    }

    /// Lets happen what is due by `moment`.
    mutating func settle(at moment: Date, ec2: inout EC2) {
        for farewell in farewells where farewell.due <= moment { ec2.removeInterface(farewell.interfaceID) }
        farewells.removeAll { $0.due <= moment }
    }

    mutating func newID() -> String {
        made += 1
        return chance.hex("\(account)/\(region.name)/load-balancing/\(made)", digits: 16)
    }

    func arn(_ rest: String) -> String { "arn:aws:elasticloadbalancing:\(region.name):\(account):\(rest)" }

    /// Makes one with an interface in each subnet; nil where a subnet is unknown or full.
    mutating func make(
        _ kind: LoadBalancer.Kind, named name: String, isInternal: Bool, in subnetIDs: [String], groups: [String],
        tags: [String: String], at now: Date, ec2: inout EC2
    ) -> LoadBalancer? {
        let subnets = subnetIDs.compactMap { ec2.subnets[$0] }
        guard subnets.count == subnetIDs.count, let vpcID = subnets.first?.vpcID else { return nil }
        let id = newID()
        let path = kind == .classic ? name : "\(kind == .network ? "net" : "app")/\(name)/\(id)"
        let interfaces = subnets.compactMap { subnet in
            ec2.makeInterface(
                in: subnet.id, kind: kind == .network ? "network_load_balancer" : "interface", text: "ELB \(path)",
                requester: "amazon-elb", groups: groups, holder: "amazon-elb", isPublic: !isInternal)
        }
        guard interfaces.count == subnets.count else {
            for interface in interfaces { ec2.removeInterface(interface.id) }
            return nil
        }
        let host = kind == .network ? "elb.\(region.name)" : "\(region.name).elb"
        let balancer = LoadBalancer(
            name: name, kind: kind, id: id, arn: arn("loadbalancer/\(path)"), isInternal: isInternal, vpcID: vpcID,
            subnetIDs: subnetIDs, zones: subnets.map(\.zone.name), groups: groups, interfaceIDs: interfaces.map(\.id),
            madeAt: now, activeFrom: now + chance.duration("\(id)/active", in: 60...180),
            host: "\(isInternal ? "internal-" : "")\(name)-\(id).\(host).amazonaws.com", tags: tags)
        balancers.add(balancer, named: balancer.arn, shownFrom: now + lag)
        return balancer
    }

    /// Removes one; its interfaces stay behind for a while.
    mutating func remove(_ balancer: LoadBalancer, at now: Date) {
        balancers.remove(balancer.arn, shownUntil: now + lag)
        for listener in listeners.all where listener.balancerARN == balancer.arn { listeners.remove(listener.arn) }
        for id in balancer.interfaceIDs {
            farewells.append((now + chance.duration("\(id)/farewell", in: 20...90), id))
        }
    }

    var possessions: [Possession] {
        let balancers = balancers.all.map {
            Possession(
                "load-balancer", id: $0.arn, region: region.name, name: $0.name, tags: $0.tags,
                detail: $0.kind.rawValue,
                isBillable: true)
        }
        let groups = targetGroups.all.map {
            Possession("target-group", id: $0.arn, region: region.name, name: $0.name, tags: $0.tags)
        }
        return balancers + groups
    }

    /// Removes what has the ARN, as somebody at the console would; false where it is unknown.
    mutating func remove(byHand arn: String, at now: Date) -> Bool {
        if let balancer = balancers[arn] {
            remove(balancer, at: now)
            return true
        }
        guard targetGroups[arn] != nil else { return false }
        targetGroups.remove(arn)
        return true
    }
}
