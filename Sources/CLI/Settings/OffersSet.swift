import API
import ArgumentParser

struct OffersSet: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Say which regions and node sizes may be chosen, the standard one first.",
        discussion: """
            Of a provider that is not named, and where a list is empty, all may be chosen. The file is YAML:

              offers:
                - {provider: PROVIDER, regions: [REGION], sizes: []}
            """)

    @OptionGroup var options: SettingsFileOptions

    func run(in shell: Shell) async throws { try await options.put(OffersOrder.self, to: "offers", in: shell) }
}
