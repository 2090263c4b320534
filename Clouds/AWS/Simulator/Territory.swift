import Foundation

/// What the account has in one region.
struct Territory: Sendable {
    var ec2: EC2
    var eks: EKS
    var balancing: LoadBalancing
    var scaling: AutoScaling

    init(_ region: Region, account: String, quotas: Quotas, seed: UInt64, haste: Double, lag: Duration, now: Date) {
        ec2 = EC2(region: region, account: account, quotas: quotas, seed: seed, lag: lag, now: now)
        eks = EKS(region: region, account: account, quotas: quotas, seed: seed, lag: lag, now: now)
        balancing = LoadBalancing(region: region, account: account, seed: seed, lag: lag)
        scaling = AutoScaling(region: region.name, account: account)
        ec2.chance.haste = haste
        eks.chance.haste = haste
        balancing.chance.haste = haste
    }

    /// Lets happen what is due by `moment`.
    mutating func settle(at moment: Date, iam: IAM) {
        eks.settle(at: moment, ec2: &ec2, scaling: &scaling, iam: iam)
        balancing.settle(at: moment, ec2: &ec2)
        ec2.settle(at: moment)
    }

    var possessions: [Possession] { ec2.possessions + eks.possessions + balancing.possessions + scaling.possessions }
}
