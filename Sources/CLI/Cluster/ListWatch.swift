import API
import Domain
import Foundation

/// Follows all clusters of a team: drawn anew on a screen, one line for each change elsewhere.
struct ListWatch {
    let client: Client
    let shell: Shell
    let isWide: Bool

    private static let pause = Duration.seconds(2)

    /// Ends only by cancellation, or by a refusal that does not pass.
    func follow() async throws {
        var canvas = Canvas(terminal: shell.terminal)
        var before: [String: String]?
        var silence: Problem?
        while true {
            do {
                let clusters = try await client.all(client.path("clusters"), of: ClusterBody.self)
                silence = nil
                if shell.terminal.isInteractive { canvas.draw(picture(of: clusters)) }
                let after = Dictionary(clusters.map { ($0.id, line(of: $0)) }) { $1 }
                if !shell.terminal.isInteractive { print(clusters, before: before ?? [:], after: after) }
                before = after
            } catch let exit as Exit where exit.status == .problem || exit.status == .throttled {
                if silence != exit.problem { shell.terminal.tell("\(exit.problem.summary) Still trying.") }
                silence = exit.problem
            }
            try await shell.time.sleep(Self.pause)
        }
    }

    private func picture(of clusters: [ClusterBody]) -> [String] {
        guard !clusters.isEmpty else { return ["There are no clusters."] }
        let lines = ClusterList.table(clusters).lines(columns: shell.terminal.columns, isWide: isWide)
        let room = shell.terminal.rows - 2
        guard lines.count > room else { return lines }
        return lines.prefix(room) + ["… and \(lines.count - room) more"]
    }

    private func print(_ clusters: [ClusterBody], before: [String: String], after: [String: String]) {
        let clock = shell.time.now().formatted(.iso8601.time(includingFractionalSeconds: false))
        for cluster in clusters where before[cluster.id] != after[cluster.id] {
            shell.terminal.print("\(clock)  \(line(of: cluster))")
        }
        for (id, line) in before.sorted(by: { $0.value < $1.value }) where after[id] == nil {
            shell.terminal.print("\(clock)  \(line.prefix { $0 != " " })  gone")
        }
    }

    private func line(of cluster: ClusterBody) -> String {
        "\(cluster.name)  \(cluster.phase.rawValue)" + (cluster.problem.map { "  ! \($0.summary)" } ?? "")
    }
}
