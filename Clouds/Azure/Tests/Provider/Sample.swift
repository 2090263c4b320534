import Cloud
import Domain
import Foundation
import Simulation

@testable import Azure

extension Azure {
    /// A provider whose network answers nothing.
    static func sample() -> Azure {
        Azure(
            installation: "test01", transport: { _ in throw NoAnswer("there is no network here") },
            time: VirtualClock().time, random: { 0.5 })
    }

    static func scripted(_ azure: ScriptedAzure, clock: VirtualClock = VirtualClock()) -> Azure {
        Azure(installation: "test01", transport: azure.transport, time: clock.time, random: { 0.5 })
    }
}

extension OpenCredential {
    static func sample(
        secret: String = "abc~8Q", tenant: String = ScriptedAzure.tenant, expires: String? = nil, since: Date? = nil
    ) -> OpenCredential {
        var fields = [
            "clientID": Secret(ScriptedAzure.client), "clientSecret": Secret(secret), "tenantID": Secret(tenant),
            "subscriptionID": Secret(ScriptedAzure.subscription),
        ]
        fields["secretExpires"] = expires.map { Secret($0) }
        return OpenCredential(id: .init(rawValue: "credential1"), version: 1, fields: fields, since: since)
    }
}

extension Cluster {
    static func sample(
        kind: Kind = .dedicated, min: Int? = nil, max: Int? = nil, size: String = "Standard_B4s_v2",
        network: String = "10.224.0.0/16", version: String? = nil, publicAccess: [NetworkRange] = [.everywhere],
        options: [String: String] = [:], choices: Choices? = Choices(zones: [], version: "1.33")
    ) throws -> Cluster {
        let least = min ?? kind.standardNodes
        var cluster = Cluster(
            id: .init(rawValue: "a1b2c3d4e5"), workspace: .init(rawValue: "w"), name: "payments", kind: kind,
            provider: "azure", region: "westeurope", credential: .init(rawValue: "credential1"),
            spec: Spec(
                size: size, nodes: try NodeCount(min: least, max: max ?? least), version: version,
                network: try NetworkRange(network), publicAccess: publicAccess, options: options),
            createdAt: Date(timeIntervalSince1970: 1_790_000_000))
        cluster.choices = choices
        return cluster
    }
}

/// The problem that `body` throws, or nil.
func problem<Result>(of body: () throws -> Result) -> Problem? {
    do { _ = try body() } catch { return error as? Problem }
    return nil
}
