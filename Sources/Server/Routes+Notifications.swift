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
            Route(.patch, Self.one, for: .member(.keepNotifications)) { inquiry in
                let order: PauseOrder = try await inquiry.order()
                let target = try await controlPlane.pauseNotificationTarget(
                    inquiry.part("target"), order.isPaused, in: inquiry.workspace, as: inquiry.caller)
                return try .json(NotificationTargetBody(target))
            },
            Route(.get, "\(Self.team)/deliveries", for: .member(.seeWorkspace)) { inquiry in
                let all = try await controlPlane.deliveries(in: inquiry.workspace, limit: 1000, as: inquiry.caller)
                return try .json(inquiry.page(of: all.map(DeliveryBody.init)))
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

extension DeliveryBody {
    fileprivate init(_ record: DeliveryRecord) {
        let state: State = record.deliveredAt != nil ? .delivered : record.endedAt != nil ? .givenUp : .onItsWay
        self.init(
            id: record.notice.id, target: record.target, cause: record.notice.cause, summary: record.notice.summary,
            state: state, at: record.at, tries: record.tries, reason: record.reason)
    }
}
