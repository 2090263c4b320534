extension EKS.Cluster {
    /// What holds once an update is over.
    mutating func finish(_ update: EKS.Update) {
        let version = update.parameters.first { $0.type == "Version" }?.value
        switch update.subject {
        case .cluster:
            if let version { self.version = version }
        case .nodeGroup(let name):
            if nodeGroups[name]?.status == .updating { nodeGroups[name]?.status = .active }
            if let version { nodeGroups[name]?.version = version }
            if let release = update.parameters.first(where: { $0.type == "ReleaseVersion" })?.value {
                nodeGroups[name]?.releaseVersion = release
            }
        case .addon(let name):
            addons[name]?.isUpdating = false
            if let version = update.parameters.first(where: { $0.type == "AddonVersion" })?.value {
                addons[name]?.version = version
            }
        }
    }
}
