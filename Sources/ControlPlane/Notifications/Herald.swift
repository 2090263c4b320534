import Domain
import Store

import struct Foundation.Date

/// Puts into the outbox what a team wants to hear, in the transaction of what happened; each thing once.
struct Herald: Sendable {
    let random: Randomness
    let now: Date

    /// What was told of is not told again within an hour, however often it changes its words.
    private static let calm = Duration.minutes(60)

    /// Tells everybody who wants to hear of it, unless the same was told last. Where nobody listens, nothing is noted:
    /// who begins to listen hears what is so then.
    /// - Parameter key: what makes it the same; nil for the summary.
    func tell(
        _ cause: Notice.Cause, of subject: Notice.Subject, in workspace: Workspace.ID, _ summary: String,
        advice: String, key: String? = nil, _ transaction: Transaction
    ) throws {
        let targets = try listeners(to: cause, in: workspace, transaction)
        guard !targets.isEmpty,
            try transaction.isNews(key ?? summary, of: cause, at: subject.id, calm: Self.calm, now: now)
        else { return }
        try post(cause, of: subject, in: workspace, summary, advice: advice, to: targets, transaction)
    }

    /// Tells that it is over, if it was told of.
    func tellEnd(
        of cause: Notice.Cause, of subject: Notice.Subject, in workspace: Workspace.ID, _ summary: String,
        _ transaction: Transaction
    ) throws {
        guard try transaction.isOver(cause, at: subject.id) else { return }
        let targets = try listeners(to: .recovered, in: workspace, transaction)
        try post(
            .recovered, of: subject, in: workspace, summary, advice: "Nothing needs doing.", to: targets, transaction)
    }

    private func listeners(
        to cause: Notice.Cause, in workspace: Workspace.ID, _ transaction: Transaction
    ) throws -> [NotificationTarget] {
        try transaction.notificationTargets(in: workspace).filter { !$0.isPaused && $0.causes.contains(cause) }
    }

    private func post(
        _ cause: Notice.Cause, of subject: Notice.Subject, in workspace: Workspace.ID, _ summary: String,
        advice: String, to targets: [NotificationTarget], _ transaction: Transaction
    ) throws {
        let notice = Notice(
            id: random.noticeID(), cause: cause, at: now, workspace: workspace, subject: subject, summary: summary,
            advice: advice)
        for target in targets { try transaction.post(notice, to: target.id, at: now) }
    }
}

extension Randomness {
    func noticeID() -> String { "msg_" + text(of: Self.letters + Self.digits, count: 26) }
}

extension Herald {
    /// Tells that a cluster has stopped, at the most pressing problem, or that it goes on.
    func tell(of cluster: Cluster, stoppedBy problem: Problem?, isReached: Bool, _ transaction: Transaction) throws {
        let subject = Notice.Subject(.cluster, id: cluster.id.rawValue, name: cluster.name)
        if let problem {
            try tell(
                .clusterStopped, of: subject, in: cluster.workspace, problem.summary, advice: problem.advice,
                transaction)
        } else if isReached {
            let end = cluster.goal == .present ? "is as it should be" : "is deleted"
            try tellEnd(
                of: .clusterStopped, of: subject, in: cluster.workspace, "The cluster “\(cluster.name)” \(end).",
                transaction)
        }
    }

    /// Tells that a credential that was good no longer is, or that it is again; and what is to come.
    func tell(of credential: Credential, reminders: [Reminder], _ transaction: Transaction) throws {
        let subject = Notice.Subject(.credential, id: credential.id.rawValue, name: credential.name)
        if credential.phase == .invalid, credential.version > 0, let problem = credential.problem {
            try tell(
                .credentialIsInvalid, of: subject, in: credential.workspace,
                "The credential “\(credential.name)” is no longer valid: \(problem.summary)", advice: problem.advice,
                transaction)
        }
        guard credential.phase == .ready else { return }
        try tellEnd(
            of: .credentialIsInvalid, of: subject, in: credential.workspace,
            "The credential “\(credential.name)” is valid again.", transaction)
        for reminder in reminders {
            try tell(
                reminder.cause, of: subject, in: credential.workspace, reminder.summary, advice: reminder.advice,
                key: reminder.key, transaction)
        }
    }
}
