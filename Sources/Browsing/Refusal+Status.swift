public import ControlPlane
public import Domain
public import Hummingbird

extension Refusal.Reason {
    /// How HTTP says it (RFC 9110, 15.5; RFC 6585).
    public var status: HTTPResponse.Status {
        switch self {
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .stale: .preconditionFailed
        case .keyReused: .unprocessableContent
        case .tooMany: .tooManyRequests
        }
    }
}

extension Problem {
    /// How HTTP says it, where nothing more is known than what would help.
    public var status: HTTPResponse.Status {
        switch remedy {
        case .changeSpec: .unprocessableContent
        // What is asked for may be right; something else has to happen first.
        case .wait, .fixCredential, .grantPermission, .raiseQuota, .confirm: .conflict
        case .askOperator: .serviceUnavailable
        }
    }
}
