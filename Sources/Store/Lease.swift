public import Domain

public import struct Foundation.Date

/// A replica's right to work on an owner for a while, and what was asked of the owner when it was given.
public struct Lease: Sendable, Hashable {
    /// What the loop looks after.
    public enum Kind: String, Sendable { case cluster, credential }

    public let owner: String
    public let kind: Kind
    public let goal: Goal
    public let generation: Int
    /// Grows with every lease on the owner: who writes with an older one is refused.
    public let epoch: Int
    public let holder: String
    public var until: Date
    /// When the owner became due.
    public let dueAt: Date
    /// How often people had rung for the owner by then: who rang since wants another look.
    let rings: Int

    init(_ row: Row) throws {
        owner = try row.text("id")
        kind = try row.word("kind")
        goal = try row.word("goal")
        generation = try row.int("generation")
        epoch = try row.int("epoch")
        holder = try row.text("holder")
        until = try row.date("lease_until")
        dueAt = try row.date("look_at")
        rings = try row.int("rings")
    }
}
