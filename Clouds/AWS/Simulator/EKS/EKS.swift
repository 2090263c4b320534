import Domain
import Foundation
import Simulation

/// EKS as one account sees it in one region.
struct EKS: Sendable {
    let region: Region
    let account: String
    var quotas: Quotas
    var chance: Chance
    /// How long lists and states stay behind what is so.
    let lag: Duration

    private(set) var now: Date
    var clusters: [String: Cluster] = [:]
    var agenda = Agenda<Event>()
    /// Whether EKS forgets the security group of the next clusters that it deletes.
    var leavesSecurityGroups = false
    /// Whether the CNI plugin leaves its interfaces behind when machines stop.
    var leaksInterfaces = false
    /// What the next node groups will come to nothing for.
    var nodeGroupFailures: [Issue] = []
    private var made = 0

    init(region: Region, account: String, quotas: Quotas, seed: UInt64, lag: Duration, now: Date) {
        self.region = region
        self.account = account
        self.quotas = quotas
        self.lag = lag
        self.now = now
        chance = Chance(seed: seed)
    }

    /// A new id in the form of a UUID.
    mutating func newID() -> String {
        made += 1
        let digits = Array(chance.hex("\(account)/\(region.name)/eks/\(made)", digits: 32))
        let lengths = [8, 4, 4, 4, 12]
        var start = 0
        return lengths.map { length in
            defer { start += length }
            return String(digits[start..<start + length])
        }.joined(separator: "-")
    }

    /// How long a piece of work will take.
    func duration(_ what: String, of id: String, in range: ClosedRange<Double>) -> Duration {
        chance.duration("\(account)/\(region.name)/eks/\(what)/\(id)", in: range)
    }

    /// Lets happen what is due by `moment`.
    mutating func settle(at moment: Date, ec2: inout EC2, scaling: inout AutoScaling, iam: IAM) {
        while let (due, event) = agenda.take(by: moment) {
            now = max(now, due)
            // EC2 must not be ahead of what EKS does in it, nor behind.
            ec2.settle(at: now)
            happen(event, ec2: &ec2, scaling: &scaling, iam: iam)
        }
        now = max(now, moment)
    }

    func cluster(_ name: String) throws -> Cluster {
        guard let cluster = clusters[name] else {
            throw EKS.absent("No cluster found for name: \(name).", about: ["clusterName": JSON(name)])
        }
        return cluster
    }

    /// The cluster that the path of a call names.
    func cluster(_ call: Call) throws -> Cluster { try cluster(call.path.count > 1 ? call.path[1] : "") }
}
