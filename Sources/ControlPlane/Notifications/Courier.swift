import Cloud
import Domain
import Foundation
import Mailing
import Store
import Vault

/// Takes what is in the outbox to where it is wanted: at least once, always under the same id, for three days.
struct Courier: Sendable {
    let controlPlane: ControlPlane

    /// What came of one try; the reasons are ends of sentences.
    private enum Outcome: Sendable {
        case taken
        case later(String)
        case never(String)
    }

    /// How long a notice is worth another try.
    private static let patience = Duration.minutes(3 * 24 * 60)
    /// Longer than any try takes.
    private static let claim = Duration.minutes(3)

    private var store: Store { controlPlane.store }

    /// Tries up to `limit` that are due. Throws what the store did not take, once every try is over.
    func deliver(upTo limit: Int = 8) async throws {
        let now = controlPlane.time.now()
        let due = try await store.write { try $0.claimDeliveries(upTo: limit, for: Self.claim, at: now) }
        let troubles = await withTaskGroup(of: (any Error)?.self) { group in
            for delivery in due {
                group.addTask {
                    do { try await carry(delivery) } catch { return error }
                    return nil
                }
            }
            return await group.reduce(into: [any Error]()) { if let trouble = $1 { $0.append(trouble) } }
        }
        if let trouble = troubles.first { throw trouble }
    }

    /// Sends it now, and throws the `Problem` when it is not taken.
    func deliver(_ notice: Notice, to target: NotificationTarget) async throws {
        switch try await attempt(notice, to: target) {
        case .taken: return
        case .later(let reason), .never(let reason):
            throw Problem(
                "The notification target “\(target.name)” was not reached: \(reason).",
                advice: "Look at its address, and at what is there.", remedy: .wait)
        }
    }

    private func carry(_ delivery: Delivery) async throws {
        let outcome = try await attempt(delivery.notice, to: delivery.target)
        let now = controlPlane.time.now()
        try await store.write { transaction in
            switch outcome {
            case .taken: try transaction.end(delivery, at: now)
            case .later(let reason) where now < delivery.at + Self.patience:
                try transaction.retry(delivery, at: now + Self.wait(after: delivery.tries), because: reason)
            case .later(let reason), .never(let reason):
                guard try transaction.giveUp(delivery, because: reason, at: now) else { return }
                try transaction.tell(.notification, of: delivery, reason: reason, at: now)
            }
        }
    }

    /// 5 seconds, and four times longer after each try, up to 4 hours.
    static func wait(after tries: Int) -> Duration { min(.seconds(5 << (2 * min(tries - 1, 7))), .minutes(240)) }

    private func attempt(_ notice: Notice, to target: NotificationTarget) async throws -> Outcome {
        let workspace = try await store.read { try $0.workspaces().first { $0.id == target.workspace } }
        let name = workspace?.name ?? target.workspace.rawValue
        switch target.channel {
        case .mail: return await post(notice, to: target.address, of: name)
        case .webhook: return try await call(target, with: Webhook(notice: notice, workspace: name))
        }
    }

    private func post(_ notice: Notice, to address: String, of workspace: String) async -> Outcome {
        guard let mail = controlPlane.channels.mail else { return .later("this installation has no mail server") }
        do {
            try await mail(Letter(notice, to: MailAddress(address), of: workspace))
            return .taken
        } catch let refusal as MailRefusal {
            return refusal.isFinal ? .never(refusal.reason) : .later(refusal.reason)
        } catch let problem as Problem {
            return .never(problem.summary)
        } catch {
            return .later("it was interrupted")
        }
    }

    private func call(_ target: NotificationTarget, with webhook: Webhook) async throws -> Outcome {
        let now = controlPlane.time.now()
        // Deleted meanwhile: there is nothing to sign with, and nobody to tell.
        guard let keys = try await store.read({ try $0.signingKeys(of: target.id, at: now) }) else { return .taken }
        let request: Request
        do {
            let open = try controlPlane.open(keys, of: target)
            request = try controlPlane.openURL(keys, of: target).withValue {
                try webhook.request(to: $0, signedWith: open, at: now)
            }
        } catch {
            return .later("its address or its signing key cannot be opened")
        }
        do {
            let answer = try await controlPlane.channels.web(request)
            switch answer.status {
            case 200..<300: return .taken
            case 300..<400: return .later("it redirects, which is not followed (HTTP \(answer.status))")
            // Standard Webhooks: whoever says so wants no more.
            case 410: return .never("it is gone (HTTP 410)")
            default: return .later("it answered with HTTP \(answer.status)")
            }
        } catch let none as NoAnswer {
            return .later(none.reason)
        } catch {
            return .later("it was interrupted")
        }
    }
}

extension Transaction {
    fileprivate func tell(_ kind: Event.Kind, of delivery: Delivery, reason: String, at now: Date) throws {
        guard let owner = delivery.notice.subject?.id else { return }
        try tell(kind, of: owner, "“\(delivery.target.name)” could not be told: \(reason)", at: now)
    }
}
