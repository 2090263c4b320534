extension AWSSimulator {
    /// What there may be of `vCPUs`, `addresses`, `vpcs` or `natGatewaysPerZone`, in every region. What is there stays.
    /// False for another name.
    @discardableResult
    public func setQuota(_ name: String, to limit: Int) -> Bool {
        let paths: [String: WritableKeyPath<Quotas, Int>] = [
            "vCPUs": \.vCPUs, "addresses": \.addresses, "vpcs": \.vpcs, "natGatewaysPerZone": \.natGatewaysPerZone,
        ]
        guard let path = paths[name] else { return false }
        world.withLock { $0.setQuota(path, to: limit) }
        return true
    }

    /// Switches off every key of a user but the newest ones.
    public func retireKeys(of user: String, keeping count: Int) {
        world.withLock { world in
            let records = world.iam.keys.all.filter { $0.userName == user }.sorted { $0.madeAt < $1.madeAt }
            for record in records.dropLast(count) { world.iam.keys[record.key.id]?.isActive = false }
        }
    }
}
