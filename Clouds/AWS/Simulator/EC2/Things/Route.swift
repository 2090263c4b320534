extension EC2 {
    struct Route: Sendable, Hashable {
        enum Target: Sendable, Hashable {
            case local
            case gateway(String)
            case natGateway(String)
            case networkInterface(String)

            var gatewayID: String? {
                switch self {
                case .local: "local"
                case .gateway(let id): id
                default: nil
                }
            }

            var natGatewayID: String? {
                if case .natGateway(let id) = self { id } else { nil }
            }
        }

        let destination: AddressRange
        let target: Target

        var origin: String { target == .local ? "CreateRouteTable" : "CreateRoute" }
    }
}
