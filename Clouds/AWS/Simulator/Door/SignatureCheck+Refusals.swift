import Domain
import Foundation

/// Each service has its own words for not believing a caller.
extension SignatureCheck {
    private var service: ServiceName { arrival.service }

    /// EC2 tells nobody whether it was the key or the secret.
    private static let noBelief = Refusal(
        401, "AuthFailure", "AWS was not able to validate the provided access credentials")

    var unknownKey: Refusal {
        switch service {
        case .ec2: Self.noBelief
        case .eks:
            Refusal(403, "UnrecognizedClientException", "The security token included in the request is invalid.")
        default: Refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.")
        }
    }

    func mismatch(_ message: String) -> Refusal {
        switch service {
        case .ec2: Self.noBelief
        case .eks: Refusal(403, "InvalidSignatureException", message)
        default: Refusal(403, "SignatureDoesNotMatch", message)
        }
    }

    func tooOld(_ stamp: String, before earliest: Date) -> Refusal {
        guard service != .ec2 else { return Self.late }
        return mismatch(
            "Signature expired: \(stamp) is now earlier than \(Moment(earliest).compact) "
                + "(\(Moment(wall).compact) - 5 min.)"
        )
    }

    func tooEarly(_ stamp: String, after latest: Date) -> Refusal {
        mismatch(
            "Signature not yet current: \(stamp) is still later than \(Moment(latest).compact) "
                + "(\(Moment(wall).compact) + 5 min.)")
    }

    /// A session's token that has run out.
    var expired: Refusal {
        switch service {
        case .ec2: Self.late
        case .eks:
            Refusal(403, "ExpiredTokenException", "The security token included in the request is expired")
        default: Refusal(403, "ExpiredToken", "The security token included in the request is expired")
        }
    }

    private static let late = Refusal(400, "RequestExpired", "Request has expired.")

    var missing: Refusal {
        switch service {
        case .ec2:
            Refusal(400, "MissingParameter", "The request must contain the parameter AWSAccessKeyId")
        case .eks: Refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
        default: Refusal(403, "MissingAuthenticationToken", "Request is missing Authentication Token")
        }
    }

    func incomplete(_ message: String) -> Refusal {
        Refusal(400, service == .eks ? "IncompleteSignatureException" : "IncompleteSignature", message)
    }
}
