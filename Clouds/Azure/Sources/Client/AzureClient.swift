/// All of Azure that we call, in one subscription and region.
struct AzureClient: Sendable {
    let subscriptions: Subscriptions
    let resources: Resources
    let network: Network
    let aks: AKS
    let compute: Compute
    let roles: Roles
    let arm: ARM
    let region: String

    init(arm: ARM, region: String) {
        self.arm = arm
        self.region = region
        subscriptions = Subscriptions(arm: arm)
        resources = Resources(arm: arm)
        network = Network(arm: arm)
        aks = AKS(arm: arm)
        compute = Compute(arm: arm)
        roles = Roles(arm: arm)
    }
}

typealias Tags = [String: String]
