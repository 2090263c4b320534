import Cloud
import Domain
import Foundation
import Testing

@testable import AWS

struct SpecTests {
    private let aws = AWS.sample()

    private func field(_ spec: @autoclosure () throws -> Cluster.Spec, region: String = "eu-central-1") -> String? {
        problem { try aws.check(spec(), kind: .dedicated, region: region) }?.field
    }

    @Test func theStandardSpecIsTakenInEachOfTheTenRegions() throws {
        #expect(aws.regions.count == 10)
        for region in aws.regions {
            try aws.check(.sample(size: aws.sizes[0].id), kind: .dedicatedHA, region: region.id)
        }
    }

    @Test func whatIsNotOnOfferIsNamed() {
        #expect(field(try .sample(), region: "eu-central-9") == "region")
        #expect(field(try .sample(size: "m6i.xlargest")) == "size")
        #expect(field(try .sample(version: "latest")) == "version")
        #expect(field(try .sample(options: ["administrators": "alice"])) == "administrators")
        #expect(field(try .sample(publicAccess: [], options: ["privateEndpoint": "no"])) == "publicAccess")
    }

    @Test(arguments: ["10.0.0.0/8", "10.0.0.0/15", "10.0.0.0/21", "8.8.0.0/16", "172.17.0.0/16", "172.17.128.0/20"])
    func aRangeThatNoVPCCanHaveIsNamed(range: String) {
        #expect(field(try .sample(network: range)) == "network")
    }

    @Test(arguments: ["10.0.0.0/16", "172.16.0.0/20", "192.168.16.0/20", "100.64.0.0/16"])
    func aPrivateRangeIsTaken(range: String) {
        #expect(field(try .sample(network: range)) == nil)
    }

    @Test func subnetsNeverOverlapAndStayInTheRange() throws {
        for text in ["10.0.0.0/16", "10.4.0.0/18", "192.168.16.0/20"] {
            let range = try NetworkRange(text)
            let zones = ["a", "b", "c"].map { "eu-central-1\($0)" }
            let plan = NetworkPlan(range, zones: zones)
            let parts = zones.flatMap { [plan.privateRange($0), plan.publicRange($0)] }
            for (index, part) in parts.enumerated() {
                #expect(range.contains(part))
                #expect(part.prefix <= 28, "a VPC's subnet has at least 16 addresses")
                #expect(!parts[(index + 1)...].contains { $0.overlaps(part) })
            }
        }
    }

    @Test func anOperatorsCatalogueComesOnTop() throws {
        let more = Data(#"{"sizes": [{"id": "x9.huge", "virtualCPUs": 4, "memory": 16}]}"#.utf8)
        let catalogue = try Catalogue.standard(with: more)
        #expect(catalogue.sizes.last?.id == "x9.huge")
        #expect(catalogue.sizes.first == Catalogue.standard.sizes.first)
        #expect(catalogue.regions == Catalogue.standard.regions)
    }
}
