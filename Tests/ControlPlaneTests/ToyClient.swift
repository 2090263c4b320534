import Cloud
import Domain
import Simulation

/// Calls the toy cloud with one key, each through the door that the program gave.
struct ToyClient: Sendable {
    let cloud: ToyCloud
    let door: Transport
    let keyID: String
    let secret: Secret

    func whoami() async throws -> Account { try await call("whoami") { _, account in account } }

    func find(_ step: String, of owner: String) async throws -> ToyCloud.Thing? {
        try await call("find \(step)") { world, _ in world.things.first { $0.owner == owner && $0.step == step } }
    }

    func everything(of owner: String) async throws -> [ToyCloud.Thing] {
        try await call("find everything") { world, _ in world.things.filter { $0.owner == owner } }
    }

    func guests() async throws -> [String] { try await call("find guests") { world, _ in world.guests } }

    func create(_ step: String, for owner: String, size: Int, takes: Duration) async throws {
        try await call("create \(step)") { world, _ in
            world.things.append(.init(owner: owner, step: step, readyAt: cloud.clock.now + takes, size: size))
        }
    }

    func resize(_ step: String, of owner: String, to size: Int) async throws {
        try await call("resize \(step)") { world, _ in
            for index in world.things.indices where world.things[index].owner == owner {
                if world.things[index].step == step { world.things[index].size = size }
            }
        }
    }

    func delete(_ step: String, of owner: String) async throws {
        try await call("delete \(step)") { world, _ in
            world.things.removeAll { $0.owner == owner && $0.step == step }
            if step == "network" { world.guests = [] }
        }
    }

    func admit(_ principal: String, to owner: String) async throws {
        try await call("admit") { world, _ in world.admitted.append("\(principal) to \(owner)") }
    }

    private func call<Answer: Sendable>(
        _ name: String, _ body: @Sendable (inout ToyCloud.World, Account) throws -> Answer
    ) async throws -> Answer {
        _ = try await door(Request("POST", "https://toy.test/\(name)"))
        let meanwhile = cloud.world.withLock { $0.meanwhile.removeValue(forKey: name) }
        try await meanwhile?()
        let answer = try cloud.world.withLock { world in
            world.calls.append(name)
            world.callers.append(keyID)
            guard !world.isSilent else { throw NoAnswer("nobody is there") }
            let text = secret.withValue { $0 }
            guard let key = world.keys[keyID], key.secret == text else {
                // As real ones do, it repeats what it was shown.
                throw CloudError(
                    .unauthenticated, status: 403, code: "UnknownKey", message: "unknown: \(keyID) \(text)",
                    action: name)
            }
            guard !world.denied.contains(name) else {
                throw CloudError(.denied, status: 403, code: "Denied", message: "denied to \(text)", action: name)
            }
            return try body(&world, key.account)
        }
        let afterwards = cloud.world.withLock { $0.afterwards.removeValue(forKey: name) }
        try await afterwards?()
        return answer
    }
}
