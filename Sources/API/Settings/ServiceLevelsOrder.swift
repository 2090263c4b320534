import Domain

public struct ServiceLevelsOrder: Codable, Hashable, Sendable {
    public var serviceLevels: [ServiceLevel]

    public init(serviceLevels: [ServiceLevel]) { self.serviceLevels = serviceLevels }
}
