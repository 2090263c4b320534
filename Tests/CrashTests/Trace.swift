import AWSSimulator
import Cloud
import Foundation
import Simulation

/// Prints what one trial asks of the cloud and what it hears: how a seed that went wrong is understood.
struct Trace: Sendable {
    let clock: VirtualClock
    let cloud: AWSSimulator
    private let begin: Date

    init(_ cloud: AWSSimulator, clock: VirtualClock) {
        self.cloud = cloud
        self.clock = clock
        begin = clock.now
    }

    func say(_ line: String) { print("\(Int(clock.now.timeIntervalSince(begin)))s  \(line)") }

    func transport(_ request: Request) async throws -> Response {
        let body = String(decoding: request.body, as: UTF8.self)
        let what = "\(request.method) \(request.url) \(body.removingPercentEncoding ?? body)"
        do {
            let response = try await cloud.transport(request)
            say("\(what) → \(response.status) \(cloud.calls.last?.code ?? "")")
            return response
        } catch {
            say("\(what) → \(error)")
            throw error
        }
    }
}
