import API
import ArgumentParser

struct SettingsShow: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the settings.")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let settings: SettingsBody = try await client.get("/api/v1/settings")
        try output.show(settings, on: shell.terminal) {
            shell.terminal.print(SettingsReport(settings: settings).text)
        }
    }
}

struct PricesSet: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Put the prices of a file in the place of all before.",
        discussion: """
            The file is YAML. An entry without a region is for every region that has no price of its own; which \
            items there are, a wrong one tells. Estimates show the date.

              tables:
                - provider: PROVIDER
                  currency: EUR
                  date: 2026-11-01
                  entries:
                    - {item: control-plane, amount: 0.10, per: hour}
                    - {item: node, size: SIZE, region: REGION, amount: 0.20, per: hour}
            """)

    @OptionGroup var options: SettingsFileOptions

    func run(in shell: Shell) async throws { try await options.put(PricesOrder.self, to: "prices", in: shell) }
}

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
