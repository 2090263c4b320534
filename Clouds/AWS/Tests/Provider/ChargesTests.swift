import Cloud
import Domain
import Foundation
import Testing

@testable import AWS

/// What is charged for, counted by hand from the graph.
struct ChargesTests {
    private func charges(
        _ kind: Cluster.Kind, min: Int, max: Int, options: [String: String] = [:], zones: Int? = 3
    ) throws -> [String: ClosedRange<Int>] {
        let aws = AWS.sample()
        var cluster = Cluster(
            id: .init(rawValue: "c1"), workspace: .init(rawValue: "w"), name: "payments", kind: kind, provider: aws.id,
            region: "eu-central-1", credential: .init(rawValue: "k"),
            spec: .init(
                size: "m6i.xlarge", nodes: try .init(min: min, max: max), network: aws.standardNetwork,
                options: options), createdAt: Date(timeIntervalSince1970: 0))
        cluster.choices = zones.map { .init(zones: (0..<$0).map { "eu-central-1\($0)" }, version: "1.33") }
        let charges = aws.charges(of: cluster)
        #expect(charges.allSatisfy { charge in aws.chargedItems.contains(charge.item) })
        #expect(charges.allSatisfy { $0.item.isSized == ($0.size != nil) })
        return Dictionary(uniqueKeysWithValues: charges.map { ($0.item.id, $0.count) })
    }

    @Test func aDedicatedClusterHasOneOfEverything() throws {
        #expect(
            try charges(.dedicated, min: 1, max: 1) == [
                "control-plane": 1...1, "node": 1...1, "disk": 20...20, "nat-gateway": 1...1, "address": 1...1,
            ])
    }

    @Test func whatScalesIsARange() throws {
        let charges = try charges(.dedicatedHA, min: 3, max: 9, options: ["natGateways": "per-zone"])
        #expect(charges["node"] == 3...9 && charges["disk"] == 60...180)
        #expect(charges["nat-gateway"] == 3...3 && charges["address"] == 3...3)
    }

    @Test func zonesThatAreNotSettledAreTwoOrThree() throws {
        let charges = try charges(.dedicatedHA, min: 3, max: 3, options: ["natGateways": "per-zone"], zones: nil)
        #expect(charges["nat-gateway"] == 2...3)
    }
}
