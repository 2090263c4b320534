import AWS
import AWSSimulator
import ArgumentParser
import Azure
import AzureSimulator
import Cloud
import Domain
import Foundation
import Simulation

/// One cloud's account that trials are made on: the cloud in memory, and the program's way into it.
struct Ground: Sendable {
    let cloud: any SimulatedCloud
    /// The last refusal's code, in the cloud's own words.
    let lastCode: @Sendable () -> String?
    /// What a person would enter as a credential.
    let fields: [String: Secret]
    /// What somebody may do to the account while the program is at work.
    let mischief: [Mischief]
    let provider: @Sendable (_ installation: String, Door) -> any Provider

    /// What a provider reaches its cloud with.
    struct Door: Sendable {
        let transport: Transport
        let time: Time
        let random: @Sendable () -> Double
    }

    /// What differs from trial to trial.
    struct Conditions: Sendable {
        var seed: UInt64
        var lag = Duration.seconds(3)
        var haste = 20.0
        var faults: Faults?
    }
}

/// The clouds that trials are made on.
enum GroundKind: String, CaseIterable, Sendable, ExpressibleByArgument {
    case aws, azure

    var region: String {
        switch self {
        case .aws: "eu-central-1"
        case .azure: "westeurope"
        }
    }

    /// A new account, with somebody else's things in it.
    func open(_ clock: VirtualClock, _ conditions: Ground.Conditions) -> Ground {
        switch self {
        case .aws: .aws(clock, conditions, region: region)
        case .azure: .azure(clock, conditions, region: region)
        }
    }
}

extension Ground {
    fileprivate static func aws(_ clock: VirtualClock, _ conditions: Conditions, region: String) -> Ground {
        let cloud = AWSSimulator(
            clock: { clock.now }, lag: conditions.lag, haste: conditions.haste, seed: conditions.seed,
            faults: conditions.faults)
        let key = cloud.makeUser("byoc", policy: awsPolicy)
        cloud.placeBystanders(region: region)
        return Ground(
            cloud: cloud, lastCode: { cloud.calls.last?.code },
            fields: ["accessKeyID": Secret(key.id), "secretAccessKey": Secret(key.secret)],
            mischief: [
                Mischief("key revoked and replaced") {
                    cloud.setActive(false, key: key.id)
                    let next = cloud.makeUser("byoc", policy: awsPolicy)
                    return ["accessKeyID": Secret(next.id), "secretAccessKey": Secret(next.secret)]
                }
            ]
        ) { installation, door in
            AWS(installation: installation, transport: door.transport, time: door.time, random: door.random)
        }
    }

    fileprivate static func azure(_ clock: VirtualClock, _ conditions: Conditions, region: String) -> Ground {
        let cloud = AzureSimulator(
            clock: { clock.now }, lag: conditions.lag, haste: conditions.haste, seed: conditions.seed,
            faults: conditions.faults)
        let principal = cloud.makeServicePrincipal("byoc")
        // As in a new subscription.
        cloud.setRegistered(false, provider: "Microsoft.ContainerService")
        cloud.placeBystanders(region: region)
        return Ground(
            cloud: cloud, lastCode: { cloud.calls.last?.code },
            fields: [
                "clientID": Secret(principal.clientID), "clientSecret": Secret(principal.secret),
                "tenantID": Secret(principal.tenantID), "subscriptionID": Secret(principal.subscriptionID),
            ],
            mischief: [
                Mischief("tokens expire") {
                    cloud.expireTokens()
                    return nil
                },
                Mischief("operation URLs answer 404") {
                    cloud.forgetOperations()
                    return nil
                },
                Mischief("secret revoked and replaced") {
                    cloud.deleteSecret(principal.secretID, of: principal.clientID)
                    cloud.expireTokens()
                    return ["clientSecret": Secret(cloud.rotateSecret(of: principal.clientID).value)]
                },
            ]
        ) { installation, door in
            Azure(installation: installation, transport: door.transport, time: door.time, random: door.random)
        }
    }

    private static let awsPolicy: String = {
        let aws = AWS(installation: "", transport: { _ in throw NoAnswer("nobody asks") }, time: VirtualClock().time)
        return aws.documents.first { $0.name == "policy" }?.text ?? ""
    }()
}
