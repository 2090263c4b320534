import Cloud
import Domain
import Simulation
import Store

/// The program died: whatever it wanted to do next does not happen.
struct Death: Error {}

/// Decides at which call or write the program dies, and whether that is before or after its effect.
final class Mortality: Sendable {
    enum Moment: String, Sendable, CaseIterable { case before, after }

    private struct Fate: Sendable {
        var count = 0
        var hour: Int?
        var moment = Moment.before
        var isDead = false
        var deaths = 0
        var names: [String] = []
    }

    private let fate = Locked(Fate())
    /// May kill at any moment, besides the one that was set.
    private let chance: @Sendable () -> Moment?

    init(chance: @escaping @Sendable () -> Moment? = { nil }) { self.chance = chance }

    /// Calls and writes so far.
    var count: Int { fate.withLock(\.count) }
    var isDead: Bool { fate.withLock(\.isDead) }
    var deaths: Int { fate.withLock(\.deaths) }
    /// What each of them was.
    var names: [String] { fate.withLock(\.names) }

    /// - Parameter hour: counted from now: 1 is the next call or write.
    func die(at hour: Int, _ moment: Moment) {
        fate.withLock {
            $0.hour = $0.count + hour
            $0.moment = moment
        }
    }

    func revive() { fate.withLock { $0.isDead = false } }

    /// Carries `body` out, or does not, and throws `Death` when this is the moment.
    func survive<Answer: Sendable>(
        _ name: String, _ body: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let moment = try next(name)
        if moment == .before { throw Death() }
        let answer = try await body()
        if moment == .after || isDead { throw Death() }
        return answer
    }

    func checkAlive() throws { if isDead { throw Death() } }

    /// Nil where life goes on.
    private func next(_ name: String) throws -> Moment? {
        let chance = chance()
        return try fate.withLock { fate in
            guard !fate.isDead else { throw Death() }
            fate.count += 1
            fate.names.append(name)
            let moment = fate.hour == fate.count ? fate.moment : chance
            fate.isDead = moment != nil
            if moment != nil { fate.deaths += 1 }
            return moment
        }
    }
}

extension Mortality {
    /// `read` or `call`, and what is asked for.
    private static func name(of request: Request) -> String {
        let fields = String(decoding: request.body, as: UTF8.self).split(separator: "&")
        let action = fields.first { $0.hasPrefix("Action=") }?.dropFirst("Action=".count)
        let isRead = action.map { $0.hasPrefix("Describe") || $0.hasPrefix("Get") || $0.hasPrefix("List") }
        return "\(isRead ?? (request.method == "GET") ? "read" : "call") \(action ?? request.url[...])"
    }

    /// The cloud's door, as a program that may die sees it.
    func transport(_ transport: @escaping Transport) -> Transport {
        { request in
            try await self.survive(Self.name(of: request)) { try await transport(request) }
        }
    }
}

/// A database that outlives the program.
struct MortalDatabase: Database {
    let database: any Database
    let mortality: Mortality

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try mortality.checkAlive()
        return try await database.read(body)
    }

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await mortality.survive("write") { try await database.write(body) }
    }
}
