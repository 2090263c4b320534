import Cloud
import Foundation

extension AWS {
    public func console(cloudID: String, region: String) -> String? {
        if let arn = ARN(cloudID) { return Self.console(arn, region: region) }
        let kind = String(cloudID.prefix { $0 != "-" })
        guard let page = Self.pages[kind], kind.count < cloudID.count else { return nil }
        return "\(Self.base(page.product, region))#\(page.name)=\(cloudID.escapedForConsole)"
    }

    public func quotaPage(region: String) -> String? {
        Self.base("servicequotas", region).replacing("/home?", with: "/home/services?")
    }

    /// The console's pages for what EC2 keeps, by what ids begin with.
    private static let pages: [String: (product: String, name: String)] = [
        "vpc": ("vpcconsole", "VpcDetails:VpcId"), "subnet": ("vpcconsole", "SubnetDetails:subnetId"),
        "igw": ("vpcconsole", "InternetGateway:internetGatewayId"),
        "nat": ("vpcconsole", "NatGatewayDetails:natGatewayId"),
        "rtb": ("vpcconsole", "RouteTableDetails:RouteTableId"),
        "eipalloc": ("vpcconsole", "ElasticIpDetails:AllocationId"), "sg": ("ec2", "SecurityGroup:groupId"),
        "eni": ("ec2", "NetworkInterface:networkInterfaceId"), "i": ("ec2", "InstanceDetails:instanceId"),
        "lt": ("ec2", "LaunchTemplateDetails:launchTemplateId"),
    ]

    private static func console(_ arn: ARN, region: String) -> String? {
        let path = arn.path.map(\.escapedForConsole)
        let eks = "\(base("eks", region))#/clusters/\(path.first ?? "")"
        let whole = arn.text.escapedForConsole
        return switch (arn.service, arn.kind, path.count) {
        case ("eks", "cluster", 1): eks
        case ("eks", "nodegroup", 2...): "\(eks)/nodegroups/\(path[1])"
        case ("eks", "addon", 2...): "\(eks)/add-ons/\(path[1])"
        case ("iam", "role", 1...): "\(iam(region))#/roles/details/\(path.last ?? "")"
        case ("iam", "user", 1...): "\(iam(region))#/users/details/\(path.last ?? "")?section=security_credentials"
        case ("iam", "policy", 1...): "\(iam(region))#/policies/details/\(whole)"
        case ("iam", "oidc-provider", 1...): "\(iam(region))#/identity_providers/details/OPENID/\(whole)"
        case ("elasticloadbalancing", "loadbalancer", 1...):
            "\(base("ec2", region))#LoadBalancer:loadBalancerArn=\(whole)"
        case ("elasticloadbalancing", "targetgroup", 1...):
            "\(base("ec2", region))#TargetGroup:targetGroupArn=\(whole)"
        default: nil
        }
    }

    private static func base(_ product: String, _ region: String) -> String {
        let region = region.escapedForConsole
        return "https://\(region).\(host(region))/\(product)/home?region=\(region)"
    }

    /// IAM is the same in all regions of a partition.
    static func iam(_ region: String) -> String { "https://\(host(region))/iam/home" }

    private static func host(_ region: String) -> String {
        switch Partition(region: region) {
        case .commercial: "console.aws.amazon.com"
        case .china: "console.amazonaws.cn"
        case .governmentUS: "console.amazonaws-us-gov.com"
        }
    }
}

extension String {
    fileprivate var escapedForConsole: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-_."))) ?? ""
    }
}
