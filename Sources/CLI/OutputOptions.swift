import API
import ArgumentParser
import Yams

struct OutputOptions: ParsableArguments {
    @Option(name: [.customShort("o"), .customLong("output")], help: "table, json or yaml.")
    var format = OutputFormat.table

    /// Prints `body` in the form that was asked for; `table` is how a person reads it.
    func show(_ body: some Encodable, on terminal: Terminal, table: () throws -> Void) throws {
        switch format {
        case .table: try table()
        case .json: terminal.print(String(decoding: try JSON.encode(body, indented: true), as: UTF8.self))
        case .yaml:
            let encoder = YAMLEncoder()
            encoder.options.sortKeys = true
            encoder.options.allowUnicode = true
            encoder.options.width = -1
            terminal.print(try encoder.encode(body))
        }
    }
}
