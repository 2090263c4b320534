public import Cloud
import Domain
public import Foundation
public import Simulation

/// One AWS account in memory, behind the HTTP doors of its services.
///
/// Signatures are checked, and every call is judged by the caller's policies. Things take as long as in AWS, are slow
/// to show, and refuse to be deleted while something needs them. Written from AWS's documentation.
public final class AWSSimulator: SimulatedCloud {
    /// The account's number.
    public let account: String
    let world: Locked<World>
    /// The cloud's time, and the time of day.
    private let clock: @Sendable () -> Date
    private let wall: @Sendable () -> Date
    private let faults: Faults?
    private let log = Locked<[LoggedCall]>([])
    private let count = Locked(0)

    /// - Parameters:
    ///   - clock: the cloud's time: how far what is made has come.
    ///   - wall: the time of day, for signatures and sessions; nil for the cloud's.
    ///   - lag: how long what is new stays out of sight, and what is gone in it.
    ///   - propagation: how long services take to believe in a new role.
    ///   - isThrottling: whether callers that call too often are turned away.
    ///   - haste: how many times faster than AWS things get done; what lags, lags as long.
    ///   - seed: of everything that differs from run to run: ids, and how long things take.
    public init(
        account: String = "111122223333", clock: @escaping @Sendable () -> Date,
        wall: (@Sendable () -> Date)? = nil, lag: Duration = .seconds(2), propagation: Duration = .seconds(8),
        quotas: Quotas = Quotas(), isThrottling: Bool = false, haste: Double = 1, seed: UInt64 = 1,
        faults: Faults? = nil
    ) {
        self.account = account
        self.clock = clock
        self.wall = wall ?? clock
        self.faults = faults
        world = Locked(
            World(
                account: account, quotas: quotas, seed: seed, haste: haste, lag: lag, propagation: propagation,
                isThrottling: isThrottling, now: clock()))
    }

    var clockTime: Date { clock() }

    public var transport: Transport { { try await self.answer($0) } }

    public func inventory() -> [String] {
        world.withLock { world in
            world.settle(at: clock())
            let guests = world.guests
            return world.possessions.filter { !$0.isInherent && !guests.contains("\($0.kind)/\($0.name)") }
                .map(\.line).sorted()
        }
    }

    /// Every call so far, refused ones too.
    public var calls: [LoggedCall] { log.withLock { $0 } }

    /// What the account is asked and answers, a secret nowhere.
    public struct LoggedCall: Sendable, Hashable {
        /// Counted from 1; what got lost on its way here has a number and no entry.
        public let number: Int
        /// As its permission is called: `ec2:CreateVpc`.
        public let action: String
        public let region: String
        /// The caller's ARN; `unknown` where the signature was not believed.
        public let caller: String
        public let status: Int
        /// AWS's code where it said no.
        public let code: String?
    }

    /// All that the account has, to be gone back to.
    public struct Snapshot: Sendable {
        let world: World
    }

    public func snapshot() -> Snapshot { world.withLock { Snapshot(world: $0) } }

    public func restore(_ snapshot: Snapshot) { world.withLock { $0 = snapshot.world } }

    private func answer(_ request: Request) async throws -> Response {
        guard let arrival = Arrival(request) else { return try Self.nowhere(request) }
        let number = count.withLock { count in
            count += 1
            return count
        }
        let visit = Visit(
            number: number, arrival: arrival, account: account, now: clock(), wall: wall(),
            requestID: Self.requestID(number))
        // Outside of every lock, so that what decides about faults may change the account on the way.
        let fault = faults?(visit.simulated)
        if fault == .loseRequest { throw NoAnswer("the request was lost") }
        let outcome = world.withLock { visit.answer(in: &$0, fault: fault) }
        log.withLock {
            $0.append(
                LoggedCall(
                    number: number, action: visit.action, region: arrival.endpoint.region,
                    caller: outcome.caller ?? "unknown", status: outcome.response.status, code: outcome.code))
        }
        switch fault {
        case .loseReply: throw NoAnswer("the answer was lost")
        case .garble where outcome.response.status == 200: return try await outcome.response.cut()
        default: return outcome.response
        }
    }

    /// AWS has no host of an unknown service's or region's name; another host may be asked in vain.
    private static func nowhere(_ request: Request) throws -> Response {
        let host = Arrival.host(of: request)
        guard !Endpoint.isAmazon(host) else { throw NoAnswer("there is no host called \(host)") }
        return Response(status: 404, body: .init(Array("There is no such service here.".utf8)))
    }

    private static func requestID(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}

extension Response {
    /// With the second half of its body missing.
    fileprivate func cut() async throws -> Response {
        let whole = try await body.collect()
        return Response(status: status, headers: headers, body: Body(Array(whole.prefix(whole.count / 2))))
    }
}

extension Possession {
    /// Without ids that differ from run to run.
    var line: String { "\(kind)/\(name)" + (detail.isEmpty ? "" : " (\(detail))") }
}
