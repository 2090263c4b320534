import API
import ArgumentParser
import Foundation

struct AuditList: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show who did what, the newest first.")

    @Option(help: "How many rows.") var limit = 50
    @Option(help: .init("Only rows before the one with this id.", valueName: "id")) var before: Int64?
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else {
            throw ValidationError("--limit is \(limit). Give a number from 1 to 10000.")
        }
    }

    func run(in shell: Shell) async throws {
        let rows = try await rows(through: connection.client(in: shell))
        var table = Table("ID", "AT", "CALLER", "VERB", "SUBJECT", "DETAIL")
        for row in rows {
            let detail = row.detail.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            table.add(
                String(row.id), row.at.formatted(.iso8601), row.caller, row.verb, row.subject,
                detail.joined(separator: " "))
        }
        try output.show(rows, as: table, whenEmpty: "Nothing has been done yet.", on: shell.terminal)
    }

    private func rows(through client: Client) async throws -> [AuditBody] {
        var rows: [AuditBody] = []
        var next = before.map(String.init)
        repeat {
            let after = next.map { "&after=\($0.escapedForPath)" } ?? ""
            let length = min(200, limit - rows.count)
            let page = try await client.get("/api/v1/audit?limit=\(length)\(after)", as: Page<AuditBody>.self)
            rows += page.items
            next = page.next
        } while next != nil && rows.count < limit
        return rows
    }
}
