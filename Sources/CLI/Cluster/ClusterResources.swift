import API
import ArgumentParser

struct ClusterResources: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "resources", abstract: "Show what belongs to a cluster in the cloud account.")

    @Argument(help: "The cluster's name or id.") var name: String
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Server") var connection: ConnectionOptions

    func run(in shell: Shell) async throws {
        let client = try connection.client(in: shell)
        let resources = try await client.all(client.path("clusters", name, "resources"), of: ResourceBody.self)
        try output.show(
            resources, as: Self.table(resources), whenEmpty: "Nothing is known to exist of \(name).", on: shell.terminal
        )
    }

    static func table(_ resources: [ResourceBody]) -> Table {
        var table = Table("STEP", "STATE", "CLOUD ID")
        for resource in resources { table.add(resource.step, resource.state.rawValue, resource.cloudID) }
        return table
    }
}
