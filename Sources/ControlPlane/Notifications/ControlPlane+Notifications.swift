public import Domain
import Foundation
import Store
import Vault

extension ControlPlane {
    /// How long a signing key that was replaced signs beside the new one.
    static let keyOverlap = Duration.minutes(24 * 60)

    /// By name.
    public func notificationTargets(
        in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [NotificationTarget] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { try $0.notificationTargets(in: workspace) }
    }

    /// Has a team told from now on. The key that a webhook's notices are signed with is in the answer and nowhere
    /// else; nil for mail, which is not signed.
    public func addNotificationTarget(
        _ draft: TargetDraft, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> (target: NotificationTarget, key: Secret?) {
        try caller.require(.keepNotifications, in: workspace)
        let address = try draft.check(for: channels)
        let target = NotificationTarget(
            id: .init(rawValue: random.id()), workspace: workspace, name: draft.name, channel: draft.channel,
            address: draft.channel == .webhook ? NotificationTarget.shown(address) : address,
            causes: draft.causes.isEmpty ? Set(Notice.Cause.choices) : draft.causes,
            createdAt: time.now())
        let key = draft.channel == .webhook ? SigningKey(from: random) : nil
        let sealed = try key.map { try seal($0, of: target, version: 1) }
        let url = try key.map { _ in
            try vault.seal(Secret(address), for: .webhook(of: target.id, workspace: workspace)).bytes
        }
        try await store.write { transaction in
            guard try !transaction.notificationTargets(in: workspace).contains(where: { $0.name == draft.name }) else {
                throw Refusal.taken("notification target", draft.name)
            }
            try transaction.insert(target, url: url, key: sealed)
            try transaction.audit("notification.add", of: target, as: caller, at: target.createdAt)
        }
        return (target, key?.secret)
    }

    /// Sends it a notice now. Throws the `Problem` of what does not arrive.
    public func testNotificationTarget(_ name: String, in workspace: Workspace.ID, as caller: Caller) async throws {
        try caller.require(.keepNotifications, in: workspace)
        let now = time.now()
        let target = try await store.write { transaction in
            let target = try transaction.known(notificationTarget: name, in: workspace)
            try transaction.audit("notification.test", of: target, as: caller, at: now)
            return target
        }
        let notice = Notice(
            id: random.noticeID(), cause: .test, at: now, workspace: workspace, subject: nil,
            summary: "This is a test of the notification target “\(target.name)”.", advice: "Nothing needs doing.")
        try await Courier(controlPlane: self).deliver(notice, to: target)
    }

    /// Makes another signing key, which is in the answer and nowhere else. The old one signs beside it for a day.
    public func rotateNotificationKey(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> Secret {
        try caller.require(.keepNotifications, in: workspace)
        let now = time.now()
        let (target, keys) = try await store.read { transaction in
            let target = try transaction.known(notificationTarget: name, in: workspace)
            return (target, try transaction.signingKeys(of: target.id, at: now))
        }
        guard let keys else {
            throw Problem(
                "Mail to “\(target.name)” is not signed, so there is no key.", advice: "Nothing needs doing.",
                remedy: .changeSpec)
        }
        let new = SigningKey(from: random)
        let sealed = try seal(new, of: target, version: keys.version + 1)
        try await store.write { transaction in
            let isRotated = try transaction.rotate(
                keyOf: target.id, to: sealed, version: keys.version + 1, formerUntil: now + Self.keyOverlap)
            guard isRotated else { throw Refusal.stale("notification target", target.name) }
            try transaction.audit("notification.rotate", of: target, as: caller, at: now)
        }
        return new.secret
    }

    /// Has it told nothing until somebody goes on with it; what was on its way is given up.
    public func pauseNotificationTarget(
        _ name: String, _ isPaused: Bool, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> NotificationTarget {
        try caller.require(.keepNotifications, in: workspace)
        let now = time.now()
        return try await store.write { transaction in
            let target = try transaction.known(notificationTarget: name, in: workspace)
            guard target.isPaused != isPaused else { return target }
            try transaction.pause(target.id, isPaused, at: now)
            try transaction.audit(
                isPaused ? "notification.pause" : "notification.resume", of: target, as: caller, at: now)
            return try transaction.known(notificationTarget: target.name, in: workspace)
        }
    }

    /// What became of the newest notices of a team, the newest first.
    public func deliveries(
        in workspace: Workspace.ID, limit: Int = 100, as caller: Caller
    ) async throws -> [DeliveryRecord] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { try $0.deliveries(in: workspace, limit: min(max(limit, 1), 1000)) }
    }

    /// Tells it nothing more, and destroys its keys.
    public func deleteNotificationTarget(_ name: String, in workspace: Workspace.ID, as caller: Caller) async throws {
        try caller.require(.keepNotifications, in: workspace)
        let now = time.now()
        try await store.write { transaction in
            let target = try transaction.known(notificationTarget: name, in: workspace)
            try transaction.bury(target.id, at: now)
            try transaction.audit("notification.delete", of: target, as: caller, at: now)
        }
    }

    private func seal(_ key: SigningKey, of target: NotificationTarget, version: Int) throws -> Data {
        let place = SecretPlace.signingKey(of: target.id, version: version, workspace: target.workspace)
        return try vault.seal(key.secret, for: place).bytes
    }

    /// The whole URL of a webhook.
    func openURL(_ keys: StoredSigningKeys, of target: NotificationTarget) throws -> Secret {
        guard let url = keys.url else { return Secret(target.address) }
        return try vault.unseal(Sealed(bytes: url), for: .webhook(of: target.id, workspace: target.workspace))
    }

    /// The newest first.
    func open(_ keys: StoredSigningKeys, of target: NotificationTarget) throws -> [SigningKey] {
        let sealed = [(keys.key, keys.version)] + (keys.former.map { [($0, keys.version - 1)] } ?? [])
        return try sealed.map { bytes, version in
            let place = SecretPlace.signingKey(of: target.id, version: version, workspace: target.workspace)
            return SigningKey(secret: try vault.unseal(Sealed(bytes: bytes), for: place))
        }
    }
}

extension Transaction {
    fileprivate func known(
        notificationTarget name: String, in workspace: Workspace.ID
    ) throws -> NotificationTarget {
        let all = try notificationTargets(in: workspace)
        guard let target = all.first(where: { $0.name == name }) ?? all.first(where: { $0.id.rawValue == name }) else {
            throw Refusal.unknown("notification target", name)
        }
        return target
    }

    /// Without the address: a webhook's may be all that keeps strangers out.
    fileprivate func audit(
        _ verb: String, of target: NotificationTarget, as caller: Caller, at now: Date
    ) throws {
        try audit(
            AuditEntry(
                at: now, caller: caller.id, verb: verb, workspace: target.workspace, subject: target.id.rawValue,
                detail: ["name": target.name, "channel": target.channel.rawValue]))
    }
}
