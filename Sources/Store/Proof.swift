public import Engine
public import Foundation

/// The proof of empty: what the last look over the account found after a removal.
public struct Proof: Codable, Sendable, Hashable {
    public let at: Date
    public let sweep: Sweep
}

extension Transaction {
    public func proof(of owner: String) throws -> Proof? {
        try connection.rows("SELECT at, sweep FROM proof WHERE owner = ?", Value(owner)).first.map {
            Proof(at: try $0.date("at"), sweep: try $0.json("sweep"))
        }
    }
}
