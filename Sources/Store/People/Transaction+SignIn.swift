public import Foundation

extension Transaction {
    /// How often something was tried in vain.
    public struct Misses: Sendable, Hashable {
        public let count: Int
        public let last: Date
        /// Before this, nothing is tried again.
        public let next: Date
    }

    /// - Parameter subject: who or what tries, not to be read from the database.
    public func misses(of subject: String) throws -> Misses? {
        try connection.rows("SELECT misses, at, next_at FROM sign_in WHERE subject = ?", Value(subject)).first.map {
            Misses(count: try $0.int("misses"), last: try $0.date("at"), next: try $0.date("next_at"))
        }
    }

    public func keep(_ misses: Misses, of subject: String) throws {
        try connection.run(
            """
            INSERT INTO sign_in (subject, misses, at, next_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject) DO UPDATE SET misses = excluded.misses, at = excluded.at, next_at = excluded.next_at
            """, Value(subject), Value(misses.count), Value(misses.last), Value(misses.next))
    }

    public func forgetMisses(of subject: String) throws {
        try connection.run("DELETE FROM sign_in WHERE subject = ?", Value(subject))
    }

    /// Forgets all that is older.
    public func forgetMisses(before moment: Date) throws {
        try connection.run("DELETE FROM sign_in WHERE at < ?", Value(moment))
    }
}

extension Transaction.Misses {
    public init(_ count: Int, last: Date, next: Date) {
        self.count = count
        self.last = last
        self.next = next
    }
}
