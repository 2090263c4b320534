import Domain
import Foundation
import NIOCore

/// Requests cannot be taken at the address that was given.
enum AddressUnavailable {
    static func orOther(_ error: any Error, address: Server.Address) -> any Error {
        guard let refusal = error as? IOError else { return error }
        return Problem(
            "The server cannot listen on \(address): \(String(cString: strerror(refusal.errnoCode))).",
            advice: "Give another address with --listen, or stop what uses this one.", remedy: .askOperator)
    }
}
