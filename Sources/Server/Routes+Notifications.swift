import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    private static let all = "\(team)/notification-targets"
    private static let one = "\(all)/:target"

    var notifications: [Route] {
        [
            Route(.get, Self.all, for: .member(.seeWorkspace)) { inquiry in
                let targets = try await controlPlane.notificationTargets(in: inquiry.workspace, as: inquiry.caller)
                return try .json(inquiry.page(of: targets.map(NotificationTargetBody.init), by: \.name))
            },
            Route(.post, Self.all, for: .member(.keepNotifications), answer: addTarget),
            Route(.delete, Self.one, for: .member(.keepNotifications)) { inquiry in
                try await controlPlane.deleteNotificationTarget(
                    inquiry.part("target"), in: inquiry.workspace, as: inquiry.caller)
                return Response(status: .noContent)
            },
            Route(.post, "\(Self.one)/test", for: .member(.keepNotifications)) { inquiry in
                try await controlPlane.testNotificationTarget(
                    inquiry.part("target"), in: inquiry.workspace, as: inquiry.caller)
                return Response(status: .noContent)
            },
            Route(.post, "\(Self.one)/keys", for: .member(.keepNotifications)) { inquiry in
                let key = try await controlPlane.rotateNotificationKey(
                    inquiry.part("target"), in: inquiry.workspace, as: inquiry.caller)
                return try .json(SigningKeyBody(signingKey: SentSecret(key)), status: .created)
            },
        ]
    }

    @Sendable private func addTarget(_ inquiry: Inquiry) async throws -> Response {
        let order: NotificationTargetOrder = try await inquiry.order()
        let draft = TargetDraft(
            name: order.name, channel: order.channel, address: order.address, causes: Set(order.causes ?? []))
        let made = try await controlPlane.addNotificationTarget(draft, in: inquiry.workspace, as: inquiry.caller)
        return try .json(
            NewNotificationTargetBody(
                target: NotificationTargetBody(made.target), signingKey: made.key.map { SentSecret($0) }),
            status: .created)
    }
}
