public import Cloud
import Domain
public import Foundation
public import Simulation

/// A tenant of Microsoft Entra and its subscription in memory, behind the HTTP doors of Entra and Resource Manager.
///
/// Tokens are checked, and every call is judged by the caller's role assignments. Things take as long as in Azure, are
/// slow to be listed, and refuse what Azure refuses. Written from Azure's documentation and specifications.
public final class AzureSimulator: SimulatedCloud {
    public let tenantID: String
    public let subscriptionID: String
    let world: Locked<World>
    /// The cloud's time, and the time of day.
    private let clock: @Sendable () -> Date
    private let wall: @Sendable () -> Date
    private let faults: Faults?
    private let log = Locked<[LoggedCall]>([])
    private let count = Locked(0)

    /// - Parameters:
    ///   - clock: the cloud's time: how far what is made has come.
    ///   - wall: the time of day, for tokens and secrets; nil for the cloud's.
    ///   - lag: how long what is new stays out of lists, and what is gone in them.
    ///   - propagation: how long it takes until a role assignment is believed in, or believed gone.
    ///   - isThrottling: whether callers that call too often are turned away; AKS counts its changes in any case.
    ///   - haste: how many times faster than Azure things get done; what lags, lags as long.
    ///   - seed: of everything that differs from run to run: ids, and how long things take.
    public init(
        clock: @escaping @Sendable () -> Date, wall: (@Sendable () -> Date)? = nil, lag: Duration = .seconds(2),
        propagation: Duration = .seconds(60), quotas: Quotas = Quotas(), isThrottling: Bool = false,
        haste: Double = 1, seed: UInt64 = 1, faults: Faults? = nil
    ) {
        self.clock = clock
        self.wall = wall ?? clock
        self.faults = faults
        let world = World(
            quotas: quotas, seed: seed, haste: haste, lag: lag, propagation: propagation, isThrottling: isThrottling,
            now: clock())
        tenantID = world.tenantID
        subscriptionID = world.subscriptionID
        self.world = Locked(world)
    }

    var clockTime: Date { clock() }
    var wallTime: Date { wall() }

    public var transport: Transport { { try await self.answer($0) } }

    public func inventory() -> [String] {
        world.withLock { world in
            world.settle(at: clock())
            return world.possessions.sorted()
        }
    }

    /// Every call so far, refused ones too.
    public var calls: [LoggedCall] { log.withLock { $0 } }

    /// What Azure is asked and answers, a secret nowhere.
    public struct LoggedCall: Sendable, Hashable {
        /// Counted from 1; what got lost on its way here has a number and no entry.
        public let number: Int
        /// As its permission is called: `Microsoft.ContainerService/managedClusters/write`.
        public let action: String
        public let method: String
        /// Without the query.
        public let path: String
        /// The caller's client id; `unknown` where the token was not believed.
        public let caller: String
        public let status: Int
        /// Azure's code where it said no.
        public let code: String?
    }

    /// All that the subscription has, to be gone back to.
    public struct Snapshot: Sendable {
        let world: World
    }

    public func snapshot() -> Snapshot { world.withLock { Snapshot(world: $0) } }

    public func restore(_ snapshot: Snapshot) { world.withLock { $0 = snapshot.world } }

    private func answer(_ request: Request) async throws -> Response {
        guard let arrival = Arrival(request) else { throw NoAnswer("there is no such host") }
        let number = count.withLock { count in
            count += 1
            return count
        }
        let visit = Visit(
            number: number, arrival: arrival, now: clock(), wall: wall(),
            requestID: GUID.text(Chance(seed: UInt64(number)), "request"))
        // Outside of every lock, so that what decides about faults may change the subscription on the way.
        let fault = faults?(visit.simulated)
        if fault == .loseRequest { throw NoAnswer("the request was lost") }
        let outcome = world.withLock { visit.answer(in: &$0, fault: fault) }
        log.withLock {
            $0.append(
                LoggedCall(
                    number: number, action: visit.action, method: arrival.method,
                    path: "/" + arrival.segments.joined(separator: "/"), caller: outcome.caller ?? "unknown",
                    status: outcome.response.status, code: outcome.code))
        }
        switch fault {
        case .loseReply: throw NoAnswer("the answer was lost")
        case .garble where outcome.response.status < 300: return try await outcome.response.cut()
        default: return outcome.response
        }
    }
}

extension Response {
    /// With the second half of its body missing.
    fileprivate func cut() async throws -> Response {
        let whole = try await body.collect()
        return Response(status: status, headers: headers, body: Body(Array(whole.prefix(whole.count / 2))))
    }
}
