/// What the account has in one region.
struct Territory: Sendable {
    var ec2: EC2
    var eks: EKS
    var balancing: LoadBalancing
    var scaling: AutoScaling
}
