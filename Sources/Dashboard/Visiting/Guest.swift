public import ControlPlane
import Crypto
public import Domain
import Foundation

/// Somebody who is signed in.
public struct Guest: Sendable {
    public let caller: Caller
    /// What every form of theirs carries, which no other site can know.
    public let formToken: String

    /// - Parameter secret: what the browser keeps; the form token is derived from it, and does not give it away.
    public init(of caller: Caller, keptAs secret: Secret) {
        self.caller = caller
        formToken = secret.withValue { Self.formToken(of: $0) }
    }

    /// Whether a form with this token is theirs; takes as long for a wrong one as for the right one.
    func owns(formToken shown: String) -> Bool {
        let (mine, other) = (Array(formToken.utf8), Array(shown.utf8))
        guard mine.count == other.count else { return false }
        return zip(mine, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func formToken(of secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("freehold form".utf8), using: SymmetricKey(data: Data(secret.utf8)))
        return Data(code).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
    }
}
