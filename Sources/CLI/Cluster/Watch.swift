import API
import Domain

import struct Foundation.Date

/// Follows a cluster until it is at rest: redrawn on a screen, one line for each change elsewhere.
struct Watch {
    enum End {
        /// The cluster is as it was asked to be.
        case running
        /// Nothing of it is left.
        case deleted
        /// Either; what needs a person in between is shown, and the watch goes on.
        case rest
    }

    let client: Client
    let shell: Shell
    let end: End
    var timeout: Duration?

    private static let pause = Duration.seconds(1)
    /// How long a server may take to look again at what stood in the way before something was asked of it.
    private static let patience = Duration.seconds(15)

    /// The cluster as it ended. Throws an `Exit` when a person is needed first, or when the time is over.
    func follow(from first: ClusterBody) async throws -> ClusterBody {
        let start = shell.time.now()
        var drawing = Drawing(terminal: shell.terminal)
        var cluster = first
        var silence: Problem?
        drawing.show(cluster, now: start)
        do {
            while !isOver(cluster) {
                let now = shell.time.now()
                if let exit = exit(for: cluster, after: now.elapsed(since: start), from: first) { throw exit }
                try await shell.time.sleep(Self.pause)
                do {
                    // Not by its name, which another cluster may get once this one is gone.
                    cluster = try await client.cluster(first.id)
                    silence = nil
                } catch let exit as Exit where exit.status == .problem || exit.status == .throttled {
                    // A server that is being started anew loses nothing: it goes on where it was.
                    if silence != exit.problem { shell.terminal.tell("\(exit.problem.summary) Still trying.") }
                    silence = exit.problem
                    continue
                }
                drawing.show(cluster, now: shell.time.now())
            }
        } catch is CancellationError {
            shell.terminal.tell(
                "\nStopped watching; the server goes on. See it again with: freehold cluster watch \(cluster.name)")
            throw CancellationError()
        }
        return cluster
    }

    private func isOver(_ cluster: ClusterBody) -> Bool {
        switch (end, cluster.phase) {
        case (.running, .running), (.deleted, .deleted), (.rest, .running), (.rest, .deleted), (.rest, .forgotten): true
        default: false
        }
    }

    /// Why there is nothing left to wait for, or nil.
    private func exit(for cluster: ClusterBody, after elapsed: Duration, from first: ClusterBody) -> Exit? {
        if end == .running, [.deleting, .deleted, .forgotten].contains(cluster.phase) {
            return Exit(.stopped, .goes(cluster))
        }
        if end == .deleted, cluster.phase == .forgotten { return Exit(.stopped, .forgotten(cluster)) }
        let isStale = cluster.steps == first.steps && cluster.problem == first.problem && elapsed < Self.patience
        if end != .rest, !isStale, let problem = cluster.pressing { return Exit(.stopped, problem) }
        if let timeout, elapsed >= timeout { return Exit(.unfinished, .lasts(cluster, timeout)) }
        return nil
    }
}

extension ClusterBody {
    /// What only a person can end.
    fileprivate var pressing: Problem? {
        let stopped = steps.filter { $0.state == .stopped }.map(\.problem)
        return ([problem] + stopped).compactMap { $0 }.first { $0.remedy != .wait }
    }
}

extension Problem {
    fileprivate static func goes(_ cluster: ClusterBody) -> Problem {
        Problem(
            "Somebody removes the cluster “\(cluster.name)”.",
            advice: "See who, with: freehold cluster events \(cluster.name)", remedy: .askOperator)
    }

    fileprivate static func forgotten(_ cluster: ClusterBody) -> Problem {
        Problem(
            "Somebody let the cluster “\(cluster.name)” go, with all that there was of it.",
            advice: "See what that is, with: freehold cluster inventory \(cluster.id)", remedy: .askOperator)
    }

    fileprivate static func lasts(_ cluster: ClusterBody, _ timeout: Duration) -> Problem {
        Problem(
            "The cluster “\(cluster.name)” is still \(cluster.phase.rawValue) after \(timeout.words).",
            advice: "The server goes on. See it again with: freehold cluster watch \(cluster.name)", remedy: .wait)
    }
}
