import ControlPlane
import Domain
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct PauseTests {
    @Test func whoIsPausedIsToldNothingAndThenAgain() async throws {
        let office = PostOffice()
        let house = try await House(channels: office.channels)
        try await house.tell()
        let name = try #require(
            try await house.controlPlane.notificationTargets(in: House.workspace, as: House.ann).first?.name)
        let paused = try await house.controlPlane.pauseNotificationTarget(
            name, true, in: House.workspace, as: House.ann)
        #expect(paused.isPaused)
        let end = (house.clock.now + .minutes(5 * 24 * 60)).formatted(.iso8601.year().month().day())
        try await house.addCredential(more: ["secretExpires": end])
        try await house.run(upTo: .minutes(60)) { false }
        #expect(office.letters.isEmpty)
        #expect(try await house.controlPlane.deliveries(in: House.workspace, as: House.ann).isEmpty)
        _ = try await house.controlPlane.pauseNotificationTarget(name, false, in: House.workspace, as: House.ann)
        try await house.run(upTo: .minutes(48 * 60)) { !office.letters.isEmpty }
        let sent = try await house.controlPlane.deliveries(in: House.workspace, as: House.ann)
        #expect(sent.count == 1 && sent.first?.deliveredAt != nil && sent.first?.target == name)
    }
}
