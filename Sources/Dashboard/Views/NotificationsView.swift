import Domain

import struct Foundation.Date

/// Who is told, of what, and what became of it.
struct NotificationsView: Sendable {
    struct Target: Sendable {
        let name: String
        let channel: String
        let address: String
        let causes: String
        let badge: Badge
        let isPaused: Bool
        let isSigned: Bool
        let path: String
    }

    struct Sent: Sendable {
        let at: Moment
        let target: String
        let summary: String
        let badge: Badge
        let reason: String?
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    /// What has just been done.
    struct News: Sendable {
        let text: String
        /// Shown once.
        var key: String?
    }

    let targets: [Target]
    let isEmpty: Bool
    let sent: [Sent]
    let hasSent: Bool
    let action: String
    let fields: [FieldView]
    let causes: [Choice]
    let news: News?
    let refusal: ProblemView?
    let mayKeep: Bool

    init(
        _ all: [NotificationTarget], deliveries: [DeliveryRecord], path: String, entry: FormValues, news: News?,
        refusal: Problem?, mayKeep: Bool, now: Date
    ) {
        targets = all.map { target in
            Target(
                name: target.name, channel: target.channel == .mail ? "Mail" : "Webhook",
                address: target.shownAddress,
                causes: target.causes.count == Notice.Cause.choices.count
                    ? "everything" : target.causes.map(\.words).sorted().joined(separator: ", "),
                badge: target.isPaused ? Badge("paused", .quiet) : Badge("told", .ok), isPaused: target.isPaused,
                isSigned: target.channel == .webhook, path: "\(path)/\(target.name.escapedForQuery)")
        }
        isEmpty = all.isEmpty
        sent = deliveries.map { Sent($0, now: now) }
        hasSent = !sent.isEmpty
        action = path
        fields = [
            FieldView(
                "name", "Name", help: "Lower-case letters, digits and hyphens.", value: entry["name"],
                placeholder: "on-call", problem: refusal),
            FieldView(
                "channel", "Way",
                choices: [("webhook", "Webhook"), ("mail", "Mail")].map {
                    .init(value: $0.0, label: $0.1, isChosen: entry["channel"] == $0.0)
                }, problem: refusal),
            FieldView(
                "address", "Address", help: "A URL that begins with https://, or a mail address.",
                value: entry["address"], problem: refusal),
        ]
        let chosen = entry.all("causes")
        causes = Notice.Cause.choices.map {
            Choice(value: $0.rawValue, label: $0.words, isChosen: chosen.isEmpty || chosen.contains($0.rawValue))
        }
        self.news = news
        self.refusal = refusal.map(ProblemView.init)
        self.mayKeep = mayKeep
    }
}

extension NotificationsView.Sent {
    fileprivate init(_ record: DeliveryRecord, now: Date) {
        at = Moment(record.at, now: now)
        target = record.target
        summary = record.notice.summary
        reason = record.deliveredAt == nil ? record.reason : nil
        badge =
            if record.deliveredAt != nil {
                Badge("taken", .ok)
            } else if record.endedAt != nil {
                Badge("given up", .stop)
            } else {
                Badge(record.tries > 1 ? "another try" : "on its way", .busy)
            }
    }
}

extension Notice.Cause {
    /// As an item of a list of what to tell of.
    var words: String {
        switch self {
        case .secretExpires: "a secret expires soon"
        case .keyIsOld: "a key is old"
        case .credentialIsInvalid: "a credential is no longer valid"
        case .clusterStopped: "a cluster stopped"
        case .recovered: "it is over"
        case .test: "a test"
        }
    }
}
