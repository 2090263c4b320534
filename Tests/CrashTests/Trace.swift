import Cloud
import Foundation
import Simulation

/// Prints what one trial asks of the cloud and what it hears: how a seed that went wrong is understood.
struct Trace: Sendable {
    let clock: VirtualClock
    let ground: Ground
    private let begin: Date

    init(_ ground: Ground, clock: VirtualClock) {
        self.ground = ground
        self.clock = clock
        begin = clock.now
    }

    func say(_ line: String) { print("\(Int(clock.now.timeIntervalSince(begin)))s  \(line)") }

    func transport(_ request: Request) async throws -> Response {
        let body = String(decoding: request.body, as: UTF8.self)
        let what = "\(request.method) \(request.url) \(body.removingPercentEncoding ?? body)"
        do {
            let response = try await ground.cloud.transport(request)
            say("\(what) → \(response.status) \(ground.lastCode() ?? "")")
            return response
        } catch {
            say("\(what) → \(error)")
            throw error
        }
    }
}
