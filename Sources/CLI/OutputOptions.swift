import API
import ArgumentParser
import Yams

struct OutputOptions: ParsableArguments {
    @Option(name: [.customShort("o"), .customLong("output")], help: "table, wide, json, yaml or name.")
    var format = OutputFormat.table

    /// Whether a person reads it, and no program.
    var isForPeople: Bool { format == .table || format == .wide }

    /// Prints `body` in the form that was asked for; `table` is how a person reads it.
    func show(_ body: some Encodable, on terminal: Terminal, table: () throws -> Void) throws {
        switch format {
        case .table, .wide: try table()
        case .json: terminal.print(String(decoding: try JSON.encode(body, indented: true), as: UTF8.self))
        case .yaml:
            let encoder = YAMLEncoder()
            encoder.options.sortKeys = true
            encoder.options.allowUnicode = true
            encoder.options.width = -1
            terminal.print(try encoder.encode(body))
        case .name:
            for name in try names(of: body) { terminal.print(name) }
        }
    }

    /// Prints a list.
    func show(_ body: some Encodable, as table: Table, whenEmpty sentence: String, on terminal: Terminal) throws {
        try show(body, on: terminal) { terminal.print(table, isWide: format == .wide, whenEmpty: sentence) }
    }

    private func names(of body: some Encodable) throws -> [String] {
        if let one = body as? any Nameable { return [one.shownName] }
        if let all = body as? [any Nameable] { return all.map(\.shownName) }
        throw Exit.usage("--output is name, and nothing here has one.", advice: "Give table, json or yaml.")
    }
}
