import Cloud
import ControlPlane
import Domain
import Foundation

@testable import Mailing

/// Takes what teams are told, or does not.
final class PostOffice: Sendable {
    /// A webhook's call, as far as it counts.
    struct Call: Sendable, Hashable {
        let url: String
        let id: String
        let moment: String
        let signatures: [String]
        let body: String

        var cause: String? {
            let payload = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
            return payload?["type"] as? String
        }
    }

    private let taken = Locked((letters: [Letter](), calls: [Call]()))
    private let state = Locked((status: 204, refusal: MailRefusal?.none))

    var letters: [Letter] { taken.withLock(\.letters) }
    var subjects: [String] { letters.map(\.subject) }
    var calls: [Call] { taken.withLock(\.calls) }

    /// What webhooks answer from now on.
    func answer(_ status: Int) { state.withLock { $0.status = status } }
    /// What becomes of letters from now on.
    func refuse(_ refusal: MailRefusal?) { state.withLock { $0.refusal = refusal } }

    var channels: Channels {
        Channels(
            mail: { [self] letter in
                taken.withLock { $0.letters.append(letter) }
                if let refusal = state.withLock(\.refusal) { throw refusal }
            },
            web: { [self] request in
                let call = Call(
                    url: request.url, id: request.headers["webhook-id"] ?? "",
                    moment: request.headers["webhook-timestamp"] ?? "",
                    signatures: request.headers["webhook-signature"]?.split(separator: " ").map(String.init) ?? [],
                    body: String(decoding: request.body, as: UTF8.self))
                taken.withLock { $0.calls.append(call) }
                return Response(status: state.withLock(\.status))
            })
    }
}

extension House {
    @discardableResult
    func tell(
        _ name: String = "ops", by channel: NotificationTarget.Channel = .mail, at address: String? = nil,
        of causes: Set<Notice.Cause> = []
    ) async throws -> (target: NotificationTarget, key: Secret?) {
        let address = address ?? (channel == .mail ? "ops@example.com" : "https://example.com/hook")
        return try await controlPlane.addNotificationTarget(
            TargetDraft(name: name, channel: channel, address: address, causes: causes), in: Self.workspace,
            as: Self.ann)
    }
}
