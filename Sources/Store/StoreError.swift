import Domain

/// Why the database did not do as told, for those who can do something about it.
public enum StoreError: Error, Hashable {
    /// A unique index holds this already; its name, or the columns.
    case taken(String)
    /// Another constraint of the schema was broken: a bug of ours, and nothing was written.
    case refused(String)
    case broken(String)
}

/// Somebody else holds the owner now: whatever was about to be written is out of date.
public struct LeaseLost: Error, Hashable {
    public let owner: String

    public init(owner: String) { self.owner = owner }
}

extension Problem {
    static let fullDisk = Problem(
        "The disk that holds Freehold's data is full; nothing was written.",
        advice: "Free some space there; work then goes on by itself.", remedy: .askOperator)

    static let busyDatabase = Problem(
        "Another program has been writing to the database for longer than we wait; nothing was written.",
        advice: "Send it again in a moment, and see that no other program has the data folder open.", remedy: .wait)

    static func unusableDatabase(_ reason: String) -> Problem {
        Problem(
            "The database cannot be used: \(reason).",
            advice: "Check the disk that holds the data folder, or restore the database from a backup.",
            remedy: .askOperator)
    }

    static func newerDatabase(_ version: Int, known: Int) -> Problem {
        Problem(
            "The database has schema version \(version); this version of Freehold knows versions up to \(known).",
            advice: "Run the newest version of Freehold that has used this data folder.", remedy: .askOperator)
    }
}
