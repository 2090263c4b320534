public import Domain

extension Transaction {
    public func clusters(in workspace: Workspace.ID, _ list: ClusterList) throws -> [StoredCluster] {
        let (statement, values) = Self.statement(workspace, list)
        return try connection.rows(statement, values).map(StoredCluster.init)
    }

    static func statement(_ workspace: Workspace.ID, _ list: ClusterList) -> (String, [Value]) {
        var (conditions, values) = Self.conditions(workspace, list)
        if let after = list.after {
            conditions.append("(c.name, c.id) > (?, ?)")
            values += [Value(after.name), Value(after.id)]
        }
        let statement =
            "\(Self.clusters) WHERE \(conditions.joined(separator: " AND ")) ORDER BY c.name, c.id LIMIT ?"
        return (statement, values + [Value(list.limit)])
    }

    /// How many there are of the list, wherever its page begins, by health.
    public func counts(in workspace: Workspace.ID, _ list: ClusterList) throws -> [Health: Int] {
        var list = list
        list.health = nil
        let (conditions, values) = Self.conditions(workspace, list)
        let rows = try connection.rows(
            "SELECT health, COUNT(*) AS count FROM cluster c WHERE \(conditions.joined(separator: " AND ")) "
                + "GROUP BY health", values)
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.word("health"), try $0.int("count")) })
    }

    private static func conditions(_ workspace: Workspace.ID, _ list: ClusterList) -> ([String], [Value]) {
        var conditions = ["c.workspace = ?"]
        var values = [Value(workspace.rawValue)]
        if !list.includingDeleted { conditions.append("c.deleted_at IS NULL") }
        if let health = list.health {
            conditions.append("c.health = ?")
            values.append(Value(health.rawValue))
        }
        if let search = list.search {
            conditions.append("instr(c.name, ?) > 0")
            values.append(Value(search.lowercased()))
        }
        return (conditions, values)
    }
}
