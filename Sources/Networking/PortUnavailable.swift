import Foundation
import NIOCore

/// The simulator cannot be served on the port it was given.
public struct PortUnavailable: Error, CustomStringConvertible {
    public let port: Int
    public let reason: String

    public var description: String {
        "Port \(port) of this machine cannot be listened on: \(reason). Choose another, or 0 for any that is free."
    }

    static func orOther(_ error: any Error, port: Int) -> any Error {
        guard let refusal = error as? IOError else { return error }
        return PortUnavailable(port: port, reason: String(cString: strerror(refusal.errnoCode)))
    }
}
