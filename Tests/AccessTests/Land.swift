import AWS
import AWSSimulator
import Azure
import AzureSimulator
import Cloud
import ControlPlane
import Domain
import Simulation

/// A customer's account in a simulated cloud, with somebody in it who can take our key away and make another.
struct Land: Sendable {
    enum Kind: String, CaseIterable, Sendable { case aws, azure }

    let cloud: any SimulatedCloud
    let region: String
    /// What a person enters as the credential.
    let fields: [String: Secret]
    /// The cloud's command, and what it is asked to find out where it is signed in.
    let command: String
    let calls: @Sendable () -> Int
    let cut: @Sendable () -> Void
    /// What a person enters to let us in again.
    let admit: @Sendable () -> [String: Secret]
    let provider: @Sendable (_ installation: String) -> any Provider

    init(_ kind: Kind, clock: VirtualClock) {
        self = kind == .aws ? .aws(clock) : .azure(clock)
    }

    private init(
        cloud: any SimulatedCloud, region: String, fields: [String: Secret], command: String,
        calls: @escaping @Sendable () -> Int, cut: @escaping @Sendable () -> Void,
        admit: @escaping @Sendable () -> [String: Secret], provider: @escaping @Sendable (String) -> any Provider
    ) {
        self.cloud = cloud
        self.region = region
        self.fields = fields
        self.command = command
        self.calls = calls
        self.cut = cut
        self.admit = admit
        self.provider = provider
    }

    private static func aws(_ clock: VirtualClock) -> Land {
        let cloud = AWSSimulator(clock: { clock.now }, lag: .seconds(3), haste: 20)
        let provider = { @Sendable (installation: String) in
            AWS(installation: installation, transport: cloud.transport, time: clock.time, random: { 0.5 })
        }
        let policy = provider("").documents.first { $0.name == "policy" }?.text ?? ""
        let key = cloud.makeUser("byoc", policy: policy)
        cloud.placeBystanders(region: "eu-central-1")
        return Land(
            cloud: cloud, region: "eu-central-1",
            fields: ["accessKeyID": Secret(key.id), "secretAccessKey": Secret(key.secret)], command: "aws",
            calls: { cloud.calls.count }, cut: { cloud.setActive(false, key: key.id) },
            admit: {
                let next = cloud.makeUser("byoc", policy: policy)
                return ["accessKeyID": Secret(next.id), "secretAccessKey": Secret(next.secret)]
            }, provider: { provider($0) })
    }

    private static func azure(_ clock: VirtualClock) -> Land {
        let cloud = AzureSimulator(clock: { clock.now }, lag: .seconds(3), haste: 20)
        let principal = cloud.makeServicePrincipal("byoc")
        cloud.placeBystanders(region: "westeurope")
        return Land(
            cloud: cloud, region: "westeurope",
            fields: [
                "clientID": Secret(principal.clientID), "clientSecret": Secret(principal.secret),
                "tenantID": Secret(principal.tenantID), "subscriptionID": Secret(principal.subscriptionID),
            ], command: "az", calls: { cloud.calls.count },
            cut: {
                cloud.deleteSecret(principal.secretID, of: principal.clientID)
                cloud.expireTokens()
            }, admit: { ["clientSecret": Secret(cloud.rotateSecret(of: principal.clientID).value)] },
            provider: {
                Azure(installation: $0, transport: cloud.transport, time: clock.time, random: { 0.5 })
            })
    }
}
