import API
import ArgumentParser

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
