import API
import ArgumentParser
import Domain

public struct ApplyCommand: ShellCommand {
    public static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Make credentials and clusters as files describe them.",
        discussion: """
            A file holds YAML or JSON, with as many documents as you like. What is not there is made, what differs is \
            changed, and the rest stays: applying a file again changes nothing. Nothing is ever removed. A secret \
            stays where it is, and the file says where; a new one counts with a changed field beside it, and else \
            with “freehold credential edit”.

              kind: Credential
              name: my-account
              provider: PROVIDER
              fields: {KEY: VALUE}
              secrets:
                KEY: {fromEnv: VARIABLE}
                KEY: {fromFile: secret.txt}
              ---
              kind: Cluster
              name: payments
              type: dedicated-ha
              region: REGION
              credential: my-account
              min: 3
              max: 6

            A cluster may also have provider, size, version, network, publicAccess and options. Instead of secrets, \
            a credential may have “secret”, which names what “freehold credential add --secret-file” takes.

            EXAMPLES
              freehold apply -f clusters.yaml --dry-run
              freehold apply -f accounts.yaml -f clusters.yaml
            """)

    @Option(
        name: [.customShort("f"), .customLong("file")],
        help: .init("What to read. “-” is standard input. May be given again.", valueName: "file"))
    var files: [String]
    @Flag(help: "Say what would be made and changed, and do nothing.") var dryRun = false
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    public init() {}

    public func run(in shell: Shell) async throws {
        let manifests = try files.flatMap { try Manifest.read($0, in: shell) }
        try Manifest.checkOnce(manifests)
        // All of it is understood before anything is sent. Clusters need their credentials.
        let credentials = try manifests.filter { $0.kind == .credential }.map { (try CredentialManifest($0), $0) }
        let clusters = try manifests.filter { $0.kind == .cluster }.map { (try ClusterManifest($0), $0) }
        let application = Application(client: try connection.client(in: shell), shell: shell, isDry: dryRun)
        var outcomes: [Application.Outcome] = []
        let width = manifests.map(\.title.count).max() ?? 0
        func tell(_ outcome: Application.Outcome) {
            outcomes.append(outcome)
            guard output.isForPeople else { return }
            let deed = dryRun && outcome.outcome != .unchanged ? "would be \(outcome.outcome)" : "\(outcome.outcome)"
            let changes = outcome.changes.isEmpty ? "" : "  (\(outcome.changes.joined(separator: "; ")))"
            shell.terminal.print("\(outcome.shownName.padded(to: width))  \(deed)\(changes)")
        }
        do {
            for (wanted, manifest) in credentials { tell(try await application.credential(wanted, of: manifest)) }
            for (wanted, manifest) in clusters { tell(try await application.cluster(wanted, of: manifest)) }
        } catch {
            // What is done is done, whoever reads it.
            if !output.isForPeople { try output.show(outcomes, on: shell.terminal) {} }
            throw error
        }
        if !output.isForPeople { try output.show(outcomes, on: shell.terminal) {} }
    }
}
