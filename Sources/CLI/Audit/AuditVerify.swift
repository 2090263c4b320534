import API
import ArgumentParser
import Domain

struct AuditVerify: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that no row of the audit was changed, removed, moved or put in.",
        discussion: """
            Each row holds the hash of the one before it. What this prints last is the end of that chain: whoever can \
            write to the database could make up another chain, but none with the end that you have noted.

            The exit code is 9 when a row does not fit.

            EXAMPLES
              freehold audit verify
              freehold audit verify --known 120:9f86d081…
            """)

    @Option(help: .init("A row and its hash, as an earlier verification printed them.", valueName: "id:hash"))
    var known: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let known = known.map { "?known=\($0.escapedForPath)" } ?? ""
        // A million rows take half a minute.
        let found = try await connection.client(in: shell).send(
            "GET", "/api/v1/audit/verification\(known)", deadline: .minutes(15), as: VerificationBody.self
        ).body
        try output.show(found, on: shell.terminal) {
            let rows = found.count == 1 ? "1 row fits" : "\(found.count) rows fit"
            shell.terminal.print(found.end.map { "\(rows). The end is \($0)" } ?? "\(rows).")
        }
        if let problem = found.problem { throw Exit(.stopped, problem) }
    }
}
