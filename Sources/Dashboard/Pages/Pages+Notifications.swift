import ControlPlane
import Domain
import Hummingbird

extension Pages {
    private static let all = "\(team)/notifications"
    private static let one = "\(all)/:target"

    var notifications: [PageRoute] {
        [
            PageRoute(.get, Self.all) { visit in
                .page(try await notificationsPage(visit, news: visit.query("did").flatMap { news(of: $0) }))
            },
            PageRoute(.post, Self.all, for: .member(.keepNotifications), answer: addTarget),
            PageRoute(.post, "\(Self.one)/test", for: .member(.keepNotifications)) { visit in
                try await change(visit, did: "test") { name, workspace in
                    try await controlPlane.testNotificationTarget(name, in: workspace, as: visit.caller)
                }
            },
            PageRoute(.post, "\(Self.one)/pause", for: .member(.keepNotifications)) { visit in
                let isPaused = visit.form["paused"] == "yes"
                return try await change(visit, did: isPaused ? "pause" : "resume") { name, workspace in
                    _ = try await controlPlane.pauseNotificationTarget(
                        name, isPaused, in: workspace, as: visit.caller)
                }
            },
            PageRoute(.post, "\(Self.one)/delete", for: .member(.keepNotifications)) { visit in
                try await change(visit, did: "delete") { name, workspace in
                    try await controlPlane.deleteNotificationTarget(name, in: workspace, as: visit.caller)
                }
            },
            PageRoute(.post, "\(Self.one)/keys", for: .member(.keepNotifications)) { visit in
                let name = try visit.part("target")
                let key = try await controlPlane.rotateNotificationKey(
                    name, in: visit.workspace.id, as: visit.caller)
                let news = NotificationsView.News(
                    text: "“\(name)” has a new signing key. The old one signs beside it for a day.",
                    key: key.withValue { $0 })
                return .page(try await notificationsPage(visit, news: news))
            },
        ]
    }

    /// What is said is of our own making, whatever the address says.
    private func news(of verb: String) -> NotificationsView.News? {
        switch verb {
        case "test": .init(text: "The test was taken.")
        case "pause": .init(text: "It is told nothing for now.")
        case "resume": .init(text: "It is told from now on.")
        case "delete": .init(text: "It is deleted.")
        case "add": .init(text: "It is told from now on. Send a test to see whether it arrives.")
        default: nil
        }
    }

    @Sendable private func addTarget(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let channel = visit.form["channel"].flatMap(NotificationTarget.Channel.init) ?? .webhook
        let draft = TargetDraft(
            name: visit.form["name"] ?? "", channel: channel, address: visit.form["address"] ?? "",
            causes: Set(visit.form.all("causes").compactMap(Notice.Cause.init)))
        do {
            let made = try await controlPlane.addNotificationTarget(draft, in: workspace.id, as: visit.caller)
            guard let key = made.key else { return .goTo(Self.path(workspace.name, "notifications") + "?did=add") }
            let news = NotificationsView.News(
                text: "“\(made.target.name)” is told from now on.", key: key.withValue { $0 })
            return .page(try await notificationsPage(visit, news: news))
        } catch let problem as Problem {
            return .page(try await notificationsPage(visit, entry: visit.form, refusal: Denial(problem)))
        } catch let refusal as Refusal where refusal.problem.field == "name" {
            return .page(try await notificationsPage(visit, entry: visit.form, refusal: Denial(refusal)))
        }
    }

    private func change(
        _ visit: Visit, did verb: String, _ body: (String, Workspace.ID) async throws -> Void
    ) async throws -> Answer {
        let workspace = try await visit.workspace
        do {
            try await body(visit.part("target"), workspace.id)
            return .goTo(Self.path(workspace.name, "notifications") + "?did=\(verb)")
        } catch let problem as Problem {
            return .page(try await notificationsPage(visit, refusal: Denial(problem)))
        }
    }

    private func notificationsPage(
        _ visit: Visit, entry: FormValues = FormValues(""), news: NotificationsView.News? = nil,
        refusal: Denial? = nil
    ) async throws -> Page {
        let workspace = try await visit.workspace
        let caller = try visit.caller
        let view = NotificationsView(
            try await controlPlane.notificationTargets(in: workspace.id, as: caller),
            deliveries: try await controlPlane.deliveries(in: workspace.id, limit: 50, as: caller),
            path: Self.path(workspace.name, "notifications"), entry: entry, news: news, refusal: refusal?.problem,
            mayKeep: caller.rights.may(.keepNotifications, in: workspace.id), now: time.now())
        return Page(
            title: "Notifications", template: "notifications", view: view, section: .notifications,
            workspace: workspace.name, status: refusal?.status ?? .ok)
    }
}
