import Cloud
import Domain
import Testing

@testable import Azure

/// What is charged for, counted by hand from what AKS makes.
struct ChargesTests {
    private func charges(_ cluster: Cluster) -> [String: ClosedRange<Int>] {
        let azure = Azure.sample()
        let charges = azure.charges(of: cluster)
        #expect(charges.allSatisfy { charge in azure.chargedItems.contains(charge.item) })
        #expect(charges.allSatisfy { $0.item.isSized == ($0.size != nil) })
        return Dictionary(uniqueKeysWithValues: charges.map { ($0.item.id, $0.count) })
    }

    @Test func theFreeTierIsNotCharged() throws {
        #expect(
            charges(try .sample()) == [
                "node": 1...1, "disk": 128...128, "load-balancer": 1...1, "address": 1...1,
            ])
    }

    @Test func highAvailabilityHasAControlPlaneThatIsCharged() throws {
        let charges = charges(try .sample(kind: .dedicatedHA, min: 3, max: 6))
        #expect(charges["control-plane"] == 1...1 && charges["node"] == 3...6 && charges["disk"] == 384...768)
    }

    @Test func largerNodesHaveLargerDisksAndAPrivateClusterAnEndpoint() throws {
        let charges = charges(try .sample(size: "Standard_D8s_v5", options: ["privateCluster": "yes"]))
        #expect(charges["disk"] == 256...256 && charges["private-endpoint"] == 1...1)
    }
}
