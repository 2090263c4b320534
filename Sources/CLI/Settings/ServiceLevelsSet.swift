import API
import ArgumentParser

struct ServiceLevelsSet: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Put the texts of a file in the place of all before.",
        discussion: """
            The file is YAML:

              serviceLevels:
                - {type: dedicated-ha, text: What you promise.}
            """)

    @OptionGroup var options: SettingsFileOptions

    func run(in shell: Shell) async throws {
        try await options.put(ServiceLevelsOrder.self, to: "service-levels", in: shell)
    }
}
