import AWSSimulator
import Domain
import Foundation
import Simulation

/// A simulated account, and users of it who ask.
struct AskedAccount: Sendable {
    let clock = VirtualClock()
    let cloud: AWSSimulator

    static let everything = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#

    init(lag: Duration = .zero, isThrottling: Bool = false, faults: Faults? = nil) {
        let clock = clock
        cloud = AWSSimulator(clock: { clock.now }, lag: lag, isThrottling: isThrottling, faults: faults)
    }

    /// A user with this policy.
    func asker(_ name: String = "freehold", policy: String = everything) -> Asker {
        asker(with: cloud.makeUser(name, policy: policy))
    }

    func asker(with key: AccessKey) -> Asker {
        let clock = clock
        return Asker(cloud: cloud, key: key, date: { clock.now })
    }

    /// A policy with these statements.
    static func policy(_ statements: String...) -> String {
        #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
    }

    /// A harmless question to a service.
    static func look(at service: String, as asker: Asker) async throws -> Asker.Reply {
        switch service {
        case "eks": try await asker.eks("GET", "/clusters")
        case "iam": try await asker.ask("iam", "ListRoles")
        case "sts": try await asker.ask("sts", "GetCallerIdentity")
        case "elasticloadbalancing": try await asker.ask(service, "DescribeLoadBalancers")
        case "autoscaling": try await asker.ask(service, "DescribeAutoScalingGroups")
        default: try await asker.ask("ec2", "DescribeVpcs")
        }
    }
}
