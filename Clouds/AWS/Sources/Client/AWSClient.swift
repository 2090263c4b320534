import Cloud
import Domain
import Engine

/// All of AWS that we call, in one account and region, for one pass.
struct AWSClient: Sendable {
    let ec2: EC2
    let iam: IAM
    let eks: EKS
    let elb: ELB
    let sts: STS
    let partition: Partition
    let region: String

    /// - Parameter account: nil while it is not known yet.
    init(
        door: AWSDoor, session: @escaping @Sendable () async throws -> AWSCredentials, account: String?, region: String
    ) {
        partition = Partition(region: region)
        self.region = region
        let account = account ?? ""
        let query = { (service: Service) in
            QueryDoor(door: door, service: service, region: region, account: account, session: session)
        }
        let snapshot = Snapshot()
        ec2 = EC2(query: query(.ec2), snapshot: snapshot)
        iam = IAM(query: query(.iam), partition: partition, account: account)
        eks = EKS(rest: RESTDoor(door: door, region: region, account: account, session: session), snapshot: snapshot)
        elb = ELB(query: query(.elasticloadbalancing), snapshot: snapshot)
        sts = STS(query: query(.sts))
    }
}
