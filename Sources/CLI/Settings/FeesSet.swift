import API
import ArgumentParser

struct FeesSet: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Put the fees of a file in the place of all before.",
        discussion: """
            The file is YAML:

              fees:
                - {type: dedicated-ha, amount: 90.00, currency: EUR}
            """)

    @OptionGroup var options: SettingsFileOptions

    func run(in shell: Shell) async throws { try await options.put(FeesOrder.self, to: "fees", in: shell) }
}
