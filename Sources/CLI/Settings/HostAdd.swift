import API
import ArgumentParser
import Domain
import Foundation

struct HostAdd: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Register a cluster of yours.",
        discussion: "Its kubeconfig is sealed, and shown to nobody again.")

    @Argument(help: "What you call it.") var name: String
    @Option(help: "Where it is, in your words.") var region: String
    @Option(help: .init("What “kubectl config view --raw --minify” prints; “-” reads it.", valueName: "file"))
    var kubeconfig: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let text =
            kubeconfig == "-" ? shell.terminal.readAll() : try? String(contentsOfFile: kubeconfig, encoding: .utf8)
        guard let text else {
            throw Exit.usage(
                "\(kubeconfig) cannot be read.", advice: "Name a file with text in it that you may read.")
        }
        let order = HostOrder(name: name, region: region, kubeconfig: SentSecret(Secret(text)))
        let host = try await client.send("POST", "/api/v1/settings/hosts", order, as: HostBody.self).body
        try output.show(host, on: shell.terminal) { shell.terminal.tell("\(host.name) is registered.") }
    }
}
