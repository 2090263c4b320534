/// One of AWS's services, where it is and how its requests are signed.
enum Service: String, Sendable {
    case ec2, iam, sts, eks
    case elasticloadbalancing

    /// The version of its query API; nil for EKS, which speaks REST.
    var version: String? {
        switch self {
        case .ec2: "2016-11-15"
        case .iam: "2010-05-08"
        case .sts: "2011-06-15"
        case .elasticloadbalancing: "2015-12-01"
        case .eks: nil
        }
    }

    /// The host (AWS general reference, “Service endpoints”). STS is asked in the region: its global host is legacy.
    func host(region: String) -> String {
        let partition = Partition(region: region)
        let suffix = partition == .china ? "amazonaws.com.cn" : "amazonaws.com"
        guard self == .iam else { return "\(rawValue).\(region).\(suffix)" }
        switch partition {
        case .commercial: return "iam.amazonaws.com"
        case .china: return "iam.cn-north-1.amazonaws.com.cn"
        case .governmentUS: return "iam.us-gov.amazonaws.com"
        }
    }

    /// The region that its requests are signed for: IAM has one in each partition.
    func signingRegion(_ region: String) -> String {
        guard self == .iam else { return region }
        switch Partition(region: region) {
        case .commercial: return "us-east-1"
        case .china: return "cn-north-1"
        case .governmentUS: return "us-gov-west-1"
        }
    }
}
