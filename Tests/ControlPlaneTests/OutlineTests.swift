import Domain
import Testing

@testable import ControlPlane

@Suite struct OutlineTests {
    @Test func anOutlineSaysWhatEachStepNeedsAndHowLongItTakes() async throws {
        let house = try await House.furnished()
        try await house.create()
        #expect(try await house.controlPlane.clusterOutline("payments", in: House.workspace, as: House.ann).isEmpty)
        try await house.run(to: .running)
        let outline = try await house.controlPlane.clusterOutline("payments", in: House.workspace, as: House.ann)
        #expect(outline.map(\.name) == ["network", "role", "machines"])
        #expect(outline.map(\.needs) == [[], ["network"], ["network", "role"]])
        #expect(outline.allSatisfy { $0.expected >= .zero })
        #expect(outline.last.map { $0.expected > .zero } == true)
    }

    @Test func anOutlineAsksNoCloud() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        let calls = house.cloud.calls.count
        _ = try await house.controlPlane.clusterOutline("payments", in: House.workspace, as: House.ann)
        #expect(house.cloud.calls.count == calls)
    }
}
