import API
import ArgumentParser
import Domain
import Foundation
import Yams

/// A file with settings in YAML, and where in it each thing stands.
struct SettingsFile {
    private let name: String
    private let root: Node

    /// Throws a `Exit` when it cannot be read, or is no YAML.
    init(_ path: String, in shell: Shell) throws {
        name = path == "-" ? "standard input" : path
        let text = path == "-" ? shell.terminal.readAll() : try? String(contentsOfFile: path, encoding: .utf8)
        guard let text else {
            throw Exit.usage("\(name) cannot be read.", advice: "Name a file with text in it that you may read.")
        }
        do {
            guard let root = try Yams.compose(yaml: text) else {
                throw Exit.usage("\(name) is empty.", advice: "Put the settings into it.")
            }
            self.root = root
        } catch let mistake as YamlError {
            throw Exit.usage("\(name) is no YAML: \(mistake)", advice: "Correct it, and repeat the command.")
        }
    }

    /// What the file orders. Throws a `Problem` that names the line.
    func order<Order: Codable>(_ type: Order.Type = Order.self) throws -> Order {
        do {
            return try JSON.decodeOrder(from: Array(try JSONSerialization.data(withJSONObject: try plain(root))))
        } catch let problem as Problem { throw located(problem) }
    }

    /// The same problem, with the line that its field stands on.
    func located(_ problem: Problem) -> Problem {
        guard let line = problem.field.flatMap(line) else { return problem }
        return Problem(
            "\(name), line \(line): \(problem.summary)", advice: problem.advice, remedy: problem.remedy,
            field: problem.field, requestID: problem.requestID)
    }

    /// Of what a path such as `tables.0.entries.3.amount` leads to, as far as it leads.
    private func line(of path: String) -> Int? {
        var node = root
        for part in path.split(separator: ".") {
            let next: Node? =
                switch node {
                case .mapping(let mapping): mapping.first { $0.key.string == String(part) }?.value
                case .sequence(let sequence): Int(part).flatMap { sequence.indices.contains($0) ? sequence[$0] : nil }
                default: nil
                }
            guard let next else { break }
            node = next
        }
        return node.mark?.line
    }

    /// Every value as the text that is written there: an amount keeps its digits, and a day is no number.
    private func plain(_ node: Node) throws -> Any {
        switch node {
        case .mapping(let mapping):
            return try mapping.reduce(into: [String: Any]()) { all, pair in
                all[pair.key.string ?? ""] = try plain(pair.value)
            }
        case .sequence(let sequence): return try sequence.map(plain)
        case .scalar(let scalar): return scalar.string
        case .alias: throw Exit.usage("\(name) has an alias in it.", advice: "Write out what it stands for.")
        }
    }
}

/// Puts what a file says in the place of what was there.
struct SettingsFileOptions: ParsableArguments {
    @Option(name: [.short, .customLong("file")], help: .init("The file; “-” is standard input.", valueName: "file"))
    var file: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func put<Order: Codable & Sendable>(_ type: Order.Type, to part: String, in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let file = try SettingsFile(file, in: shell)
        let order: Order = try file.order()
        let read = try await client.send("GET", "/api/v1/settings", as: SettingsBody.self)
        let settings: SettingsBody
        do {
            settings = try await client.send(
                "PUT", "/api/v1/settings/\(part)", order, headers: ["If-Match": read.tag ?? "*"], as: SettingsBody.self
            ).body
        } catch let exit as Exit { throw Exit(exit.status, file.located(exit.problem)) }
        try output.show(settings, on: shell.terminal) {
            shell.terminal.print(SettingsReport(settings: settings).text)
        }
    }
}
