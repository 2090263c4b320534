import ArgumentParser

public struct ClusterCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "cluster", abstract: "Kubernetes clusters in cloud accounts that you own.",
        subcommands: [
            ClusterCreate.self, ClusterList.self, ClusterGet.self, ClusterWatch.self, ClusterEvents.self,
            ClusterResources.self, ClusterEditing.self, ClusterRetry.self, ClusterDelete.self, ClusterProof.self,
            ClusterInventory.self, ClusterForget.self, ClusterCost.self,
        ])

    public init() {}
}
