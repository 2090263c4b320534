import Cloud
import Domain
import Foundation

@testable import AWS

extension AWS {
    /// A provider whose network answers nothing.
    static func sample(_ transport: @escaping Transport = { _ in throw NoAnswer("there is no network here") }) -> AWS {
        AWS(
            installation: "test01", transport: transport,
            time: Time(now: { Date(timeIntervalSince1970: 1_790_000_000) }, sleep: { _ in }),
            newExternalID: { "external-1" })
    }
}

extension Cluster.Spec {
    static func sample(
        size: String = "m6i.xlarge", network: String = "10.0.0.0/16", version: String? = nil,
        publicAccess: [NetworkRange] = [.everywhere], options: [String: String] = [:]
    ) throws -> Cluster.Spec {
        Cluster.Spec(
            size: size, nodes: try Cluster.NodeCount(min: 1, max: 1), version: version,
            network: try NetworkRange(network), publicAccess: publicAccess, options: options)
    }
}

/// The problem that `body` throws, or nil.
func problem<Result>(of body: () throws -> Result) -> Problem? {
    do { _ = try body() } catch { return error as? Problem }
    return nil
}
