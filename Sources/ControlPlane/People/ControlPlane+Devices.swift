public import Domain
import Foundation
import Store

extension ControlPlane {
    /// How long a token lasts that a program got in this way.
    static let deviceTokenLifetime = Duration.minutes(30 * 1440)
    /// How many may wait at once from one address, and in all: each makes guessing a code easier.
    private static let waitingLimits = (perAddress: 20, all: 1000)

    /// Begins to let a program in. Whoever enters its code decides, and is whom its token will speak for.
    /// - Parameter host: what the machine calls itself, to be shown to that person.
    public func beginDeviceRequest(of host: String, from address: String) async throws -> NewDeviceRequest {
        try Self.check(host: host)
        let now = time.now()
        let request = DeviceRequest(
            id: .init(rawValue: random.id()), host: host, address: address, createdAt: now)
        let device = TokenText(.device, from: random)
        let user = UserCode(from: random)
        try await store.write { transaction in
            let waiting = try transaction.undecidedDeviceRequests(at: now)
            let near = waiting.filter { $0.address == address }
            if near.count >= Self.waitingLimits.perAddress || waiting.count >= Self.waitingLimits.all {
                throw Refusal.tooMany(wait: (near.first ?? waiting[0]).expiresAt.elapsed(since: now))
            }
            try transaction.insert(request, device: device.hash, user: user.hash)
            try transaction.audit(
                AuditEntry(
                    at: now, caller: "nobody", verb: "device.ask", workspace: nil, subject: request.id.rawValue,
                    detail: ["host": host, "address": address]))
        }
        return NewDeviceRequest(request: request, deviceCode: device.secret, userCode: user.text)
    }

    /// What waits with this code. Throws a `Refusal` when nothing does; whoever guesses is slowed down.
    public func deviceRequest(code typed: String, as caller: Caller) async throws -> DeviceRequest {
        let person = try caller.signedIn().person
        let limit = SignInLimit.device(person)
        let now = time.now()
        let found = try await store.write { transaction -> DeviceRequest? in
            let before = try transaction.misses(of: limit.subject)
            try SignInLimit.count([limit], in: transaction, at: now)
            guard let code = UserCode(typed: typed), let found = try transaction.deviceRequest(user: code.hash),
                found.isOpen(at: now), found.decision == nil
            else { return nil }
            // One that fits counts for nothing: a code of one's own does not buy more guesses.
            try transaction.forgetMisses(of: limit.subject)
            if let before { try transaction.keep(before, of: limit.subject) }
            return found
        }
        guard let found else { throw Refusal.noDeviceRequest }
        return found
    }

    /// Lets what waits with this code in, as whoever says so; or refuses it.
    @discardableResult
    public func decideDeviceRequest(
        code typed: String, _ decision: DeviceRequest.Decision, as caller: Caller
    ) async throws -> DeviceRequest {
        let person = try caller.signedIn().person
        let found = try await deviceRequest(code: typed, as: caller)
        let now = time.now()
        try await store.write { transaction in
            guard try transaction.decide(found.id, decision, by: person, at: now) else {
                throw Refusal.noDeviceRequest
            }
            try transaction.audit(
                .of(
                    decision == .approved ? "device.approve" : "device.deny", caller, subject: found.id.rawValue,
                    detail: ["host": found.host, "address": found.address], at: now))
        }
        return found
    }

    /// How it was decided about the program that shows this; where it is let in, its token, once.
    public func collectDeviceRequest(_ shown: Secret) async throws -> DeviceAnswer {
        guard let code = shown.withValue({ TokenText($0, .device) }) else { return .expired }
        let text = TokenText(from: random)
        let id = Token.ID(rawValue: random.id())
        let now = time.now()
        return try await store.write { transaction in
            guard let request = try transaction.deviceRequest(device: code.hash), request.isOpen(at: now) else {
                return .expired
            }
            let isTooSoon = request.askedAt.map { now < $0 + request.pause } ?? false
            let pause = isTooSoon ? request.pause + DeviceRequest.pause : request.pause
            try transaction.keep(request.id, askedAt: now, pause: pause)
            if isTooSoon { return .tooSoon(pause) }
            guard let decision = request.decision, let decider = request.person else { return .pending(pause) }
            guard try transaction.end(request.id, at: now) else { return .expired }
            guard decision == .approved, let person = try transaction.person(decider), person.disabledAt == nil
            else { return .denied }
            let token = Token(
                id: id, name: "login-\(request.id.rawValue)", prefix: text.prefix, person: person.id, createdAt: now,
                expiresAt: now + Self.deviceTokenLifetime)
            try transaction.add(token, text, as: Caller(id: person.id.rawValue, name: person.name))
            return .granted(token: token, text: text.secret, person: person)
        }
    }

    private static func check(host: String) throws {
        let advice = "Give the machine's name in at most 100 printable characters."
        guard !host.isEmpty, host.count <= 100, host.utf8.allSatisfy({ (32...126).contains($0) }) else {
            throw Problem.invalid("host", "The host is no name of a machine.", advice: advice)
        }
    }
}

extension Refusal {
    /// The same for a code that never was, one that is too old, and one that was used.
    static let noDeviceRequest = Refusal(
        .notFound,
        Problem(
            "Nothing waits with this code.",
            advice: "Look at the code that “freehold login” shows: it is good for ten minutes, once.",
            remedy: .changeSpec, field: "code"))
}
