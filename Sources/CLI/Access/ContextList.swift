import API
import ArgumentParser
import Domain

import struct Foundation.Date

struct ContextList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show the contexts; no tokens.")

    @OptionGroup var output: OutputOptions

    struct Shown: Encodable, Nameable {
        let name: String
        let isCurrent: Bool
        let server: String
        let workspace: String
        let person: String?
        let expiresAt: Date?

        var shownName: String { name }
    }

    func run(in shell: Shell) async throws {
        let contexts = try shell.contextsFile.read()
        let now = shell.time.now()
        let shown = contexts.contexts.sorted { $0.key < $1.key }.map { name, entry in
            Shown(
                name: name, isCurrent: name == contexts.current, server: entry.url,
                workspace: entry.workspace ?? "default", person: entry.token == nil ? nil : entry.person ?? "",
                expiresAt: entry.expiresAt)
        }
        var table = Table("IN USE", "NAME", "SERVER", "WORKSPACE", "SIGNED IN", "UNTIL")
        for one in shown {
            let isOver = one.expiresAt.map { $0 <= now } ?? false
            table.add(
                one.isCurrent ? "*" : "", one.name, one.server, one.workspace, one.person ?? "no",
                isOver ? "ended" : one.expiresAt?.formatted(.iso8601) ?? "")
        }
        try output.show(
            shown, as: table, whenEmpty: "There are no contexts. Make one with: freehold login", on: shell.terminal)
    }
}
