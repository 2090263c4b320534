import Foundation

extension LoadBalancing {
    /// A load balancer of either generation.
    struct LoadBalancer: Sendable {
        enum Kind: String, Sendable {
            case application, network
            /// The generation before: known by its name alone, with an API of its own.
            case classic
        }

        /// A port that a classic load balancer listens on.
        struct Port: Sendable {
            let transport: String
            let number: Int
            let instanceTransport: String
            let instanceNumber: Int
        }

        let name: String
        let kind: Kind
        /// The generated end of its ARN.
        let id: String
        let arn: String
        let isInternal: Bool
        let vpcID: String
        let subnetIDs: [String]
        let zones: [String]
        let groups: [String]
        let interfaceIDs: [String]
        let madeAt: Date
        /// When it starts to serve.
        let activeFrom: Date
        let host: String
        var ports: [Port] = []
        var isProtected = false
        var tags: [String: String]
    }

    /// What a load balancer of the newer generation hands requests to.
    struct TargetGroup: Sendable {
        let name: String
        let arn: String
        let transport: String
        let port: Int
        let vpcID: String
        let targetType: String
        var targets: [String] = []
        var tags: [String: String]
    }

    /// A port that a load balancer of the newer generation listens on.
    struct Listener: Sendable {
        let arn: String
        let balancerARN: String
        let transport: String
        let port: Int
        let targetGroupARN: String?
        var tags: [String: String]
    }
}
