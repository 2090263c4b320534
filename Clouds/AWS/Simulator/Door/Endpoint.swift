/// Which service a request is for, and where.
struct Endpoint: Sendable, Hashable {
    let service: ServiceName
    let region: String
    /// Whether the host's name says so, and not the request's own signature.
    let isNamed: Bool

    /// Where the services that have one place for all regions are, as signatures and policies see it.
    static let globalRegion = "us-east-1"

    static func isAmazon(_ host: String) -> Bool { name(of: host).hasSuffix(".amazonaws.com") }

    /// Reads `ec2.eu-central-1.amazonaws.com` and `iam.amazonaws.com`. Behind any other name, where one address stands
    /// for all services, `claim` decides. Nil where that is no service or region of ours.
    init?(host: String, claim: Arrival.Claim?) {
        guard Self.isAmazon(host) else {
            guard let claim, let service = ServiceName(rawValue: claim.service), Region.named(claim.region) != nil
            else {
                return nil
            }
            self.init(service: service, region: service.isGlobal ? Self.globalRegion : claim.region, isNamed: false)
            return
        }
        let labels = Self.name(of: host).split(separator: ".").dropLast(2).map(String.init)
        guard let service = labels.first.flatMap(ServiceName.init) else { return nil }
        switch labels.count {
        case 1 where service.isGlobal || service == .sts || service == .ec2:
            self.init(service: service, region: Self.globalRegion, isNamed: true)
        case 2 where !service.isGlobal && Region.named(labels[1]) != nil:
            self.init(service: service, region: labels[1], isNamed: true)
        default: return nil
        }
    }

    private init(service: ServiceName, region: String, isNamed: Bool) {
        self.service = service
        self.region = region
        self.isNamed = isNamed
    }

    /// Without its port.
    private static func name(of host: String) -> String { host.prefix { $0 != ":" }.lowercased() }
}
