import Domain
import Foundation
import Simulation

/// EC2 as one account sees it in one region.
struct EC2: Sendable {
    let region: Region
    let account: String
    var quotas: Quotas
    var chance: Chance
    /// How long a new thing stays out of sight, and a removed one in it.
    let lag: Duration
    let dhcpOptionsID: String

    private(set) var now: Date
    var vpcs = Shelf<VPC>()
    var subnets = Shelf<Subnet>()
    var gateways = Shelf<InternetGateway>()
    var addresses = Shelf<Address>()
    var natGateways = Shelf<NATGateway>()
    var routeTables = Shelf<RouteTable>()
    var securityGroups = Shelf<SecurityGroup>()
    var interfaces = Shelf<NetworkInterface>()
    var instances = Shelf<Instance>()
    var launchTemplates = Shelf<LaunchTemplate>()
    var volumes = Shelf<Volume>()
    var snapshots = Shelf<Snapshot>()
    var endpoints = Shelf<VPCEndpoint>()
    var replays: [String: Replay] = [:]
    var agenda = Agenda<Event>()
    /// Why the next NAT gateways will come to nothing; see `AWSSimulator`'s test doors.
    var natGatewayFailures: [NATGateway.Failure] = []
    private var made = 0

    /// `lag` is how long a new thing stays out of sight, and a removed one in it.
    init(region: Region, account: String, quotas: Quotas, seed: UInt64, lag: Duration, now: Date) {
        self.region = region
        self.account = account
        self.quotas = quotas
        self.lag = lag
        self.now = now
        chance = Chance(seed: seed)
        dhcpOptionsID = "dopt-0" + chance.hex("dhcp-options/\(account)/\(region.name)", digits: 16)
        makeDefaultNetwork()
    }

    /// A new id, as in `vpc-0a1b2c3d4e5f60718`.
    mutating func newID(_ prefix: String) -> String {
        made += 1
        return "\(prefix)-0" + chance.hex("\(account)/\(region.name)/\(prefix)/\(made)", digits: 16)
    }

    /// When what is made now will be shown.
    var shownFrom: Date { now + lag }

    /// How long something that starts now will take.
    func duration(_ what: String, of id: String, in range: ClosedRange<Double>) -> Duration {
        chance.duration("\(account)/\(region.name)/\(what)/\(id)", in: range)
    }

    /// Lets happen what is due by `moment`.
    mutating func settle(at moment: Date) {
        while let (due, event) = agenda.take(by: moment) {
            now = max(now, due)
            happen(event)
        }
        now = max(now, moment)
    }
}
