import Domain
import Engine
import Simulation

import struct Foundation.Date

/// A small cloud with what hurts in real ones: creates that take a while, a lag before a tagged thing shows up,
/// unique names for some kinds, refusals while something is in use, and idempotency tokens for some.
final class ToyCloud: Sendable {
    struct Thing: Sendable {
        let id: Int
        let kind: String
        let owner: String
        let step: String
        let name: String?
        let token: String?
        let uses: [Int]
        /// What takes it along.
        let carrier: Int?
        let bornAt: Date
        var readyAt: Date
        var size = 1
        var isBroken = false
        var isClosed = false
    }

    struct Refusal: CloudRefusal, Equatable {
        enum Kind { case gone, exists, inUse, throttled, unknown }
        let kind: Kind
        var isFinal: Bool { kind != .unknown }
        var isGone: Bool { kind == .gone }
        var isExisting: Bool { kind == .exists }
        var retryAfter: Duration? { kind == .throttled ? .seconds(3) : nil }
    }

    struct World: Sendable {
        var things: [Thing] = []
        var made = 0
        var calls: [String] = []
        var lag: Duration = .seconds(8)
        /// Steps whose next things come out broken.
        var breaking: [String: Int] = [:]
    }

    let world = Locked(World())
    let clock: VirtualClock
    let mortality: Mortality

    init(clock: VirtualClock, mortality: Mortality) {
        self.clock = clock
        self.mortality = mortality
    }

    /// The toy's HTTP door: the process may die before a call leaves, or after it had its effect.
    private func call<Answer>(_ name: String, _ body: (inout World) throws -> Answer) throws -> Answer {
        try mortality.survive("call \(name)") {
            try world.withLock { world in
                world.calls.append(name)
                return try body(&world)
            }
        }
    }

    func find(_ kind: String, owner: String, step: String) throws -> [Thing] {
        try call("list \(step)") { world in
            world.things.filter {
                $0.kind == kind && $0.owner == owner && $0.step == step && $0.bornAt + world.lag <= clock.now
            }
        }
    }

    func find(_ kind: String, named name: String) throws -> Thing? {
        try call("get \(name)") { world in world.things.first { $0.kind == kind && $0.name == name } }
    }

    @discardableResult
    func create(
        _ kind: String, owner: String, step: String, name: String?, token: String?, uses: [Int],
        carrier: Int? = nil, takes: Duration
    ) throws -> Thing {
        try call("create \(step)") { world in
            if let name, world.things.contains(where: { $0.kind == kind && $0.name == name }) {
                throw Refusal(kind: .exists)
            }
            if let token, let thing = world.things.first(where: { $0.token == token }) { return thing }
            for id in uses where !world.things.contains(where: { $0.id == id }) { throw Refusal(kind: .gone) }
            world.made += 1
            var thing = Thing(
                id: world.made, kind: kind, owner: owner, step: step, name: name, token: token, uses: uses,
                carrier: carrier, bornAt: clock.now, readyAt: clock.now + takes)
            if let left = world.breaking[step], left > 0 {
                world.breaking[step] = left - 1
                thing.isBroken = true
            }
            world.things.append(thing)
            return thing
        }
    }

    func resize(_ id: Int, to size: Int) throws {
        try call("resize \(id)") { world in
            guard let index = world.things.firstIndex(where: { $0.id == id }) else { throw Refusal(kind: .gone) }
            world.things[index].size = size
        }
    }

    func delete(_ id: Int) throws {
        try call("delete \(id)") { world in
            guard world.things.contains(where: { $0.id == id }) else { throw Refusal(kind: .gone) }
            let isUsed = world.things.contains { $0.uses.contains(id) && $0.carrier != id }
            if isUsed { throw Refusal(kind: .inUse) }
            world.things.removeAll { $0.id == id || $0.carrier == id }
        }
    }

    /// Everything that exists, without ids.
    var inventory: [String] {
        world.withLock { $0.things.map { "\($0.kind)/\($0.name ?? $0.step) ×\($0.size)" }.sorted() }
    }
}
