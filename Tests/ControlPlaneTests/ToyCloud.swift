import Cloud
import Domain
import Foundation
import Simulation

/// A small cloud: keys that belong to accounts, and things that take a while.
final class ToyCloud: Sendable {
    struct Key: Sendable {
        let secret: String
        let account: Account
    }

    struct Thing: Sendable, Hashable {
        let owner: String
        let step: String
        let readyAt: Date
        var size: Int
    }

    struct World: Sendable {
        var keys: [String: Key] = [:]
        var things: [Thing] = []
        /// What somebody else put into the network, and what goes with it.
        var guests: [String] = []
        /// Who may administer whose cluster besides its maker.
        var admitted: [String] = []
        var calls: [String] = []
        /// The key id that each call was made with.
        var callers: [String] = []
        /// New accounts say nothing of what is on offer before they are prepared.
        var isNew = false
        /// Nobody answers.
        var isSilent = false
        /// Actions that are denied.
        var denied: Set<String> = []
        /// What happens elsewhere, once, while a call is on its way.
        var meanwhile: [String: @Sendable () async throws -> Void] = [:]
        /// What happens once after a call had its effect and before its answer.
        var afterwards: [String: @Sendable () async throws -> Void] = [:]
    }

    let world = Locked(World())
    let clock: VirtualClock

    init(clock: VirtualClock) {
        self.clock = clock
        add("TK1", secret: Self.secret(1), account: "111", principal: "ann")
    }

    /// What must never be seen anywhere.
    static func secret(_ number: Int) -> String { "canary-7Qe/secret+key-\(number)" }

    func add(_ keyID: String, secret: String, account: String, principal: String) {
        let account = Account(id: account, principal: "toy:\(account)/\(principal)", principalID: "P-\(principal)")
        world.withLock { $0.keys[keyID] = Key(secret: secret, account: account) }
    }

    func revoke(_ keyID: String) { world.withLock { $0.keys[keyID] = nil } }

    var calls: [String] { world.withLock { $0.calls } }
    var mutatingCalls: [String] { calls.filter { !$0.hasPrefix("find") && $0 != "whoami" } }
    var inventory: [String] { world.withLock { $0.things.map { "\($0.step) ×\($0.size)" }.sorted() } }

    /// As the next call of that name arrives, or after it had its effect.
    func during(_ call: String, _ body: @escaping @Sendable () async throws -> Void) {
        world.withLock { $0.meanwhile[call] = body }
    }

    func after(_ call: String, _ body: @escaping @Sendable () async throws -> Void) {
        world.withLock { $0.afterwards[call] = body }
    }
}
