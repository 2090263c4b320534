import Domain
import Simulation

/// What a visit ends with before its service has a say, in each service's own form.
extension Visit {
    /// Throws where nothing is to be carried out.
    func troubles(_ fault: Fault?) throws(Refusal) {
        switch fault {
        case .throttle(let wait): throw throttled(wait)
        case .serverError(let status, false): throw failure(status)
        default: return
        }
    }

    func throttled(_ wait: Duration?) -> Refusal {
        let headers = wait.map { ["Retry-After": "\(Int($0.inSeconds.rounded(.up)))"] } ?? [:]
        switch arrival.service {
        case .ec2: return Refusal(503, "RequestLimitExceeded", "Request limit exceeded.", headers: headers)
        case .eks: return Refusal(429, "TooManyRequestsException", "Too Many Requests", headers: headers)
        default: return Refusal(400, "Throttling", "Rate exceeded", headers: headers)
        }
    }

    func failure(_ status: Int) -> Refusal {
        switch (arrival.service, status) {
        case (.ec2, 500): Refusal(500, "InternalError", "An internal error has occurred")
        case (.ec2, _): Refusal(status, "Unavailable", "The service is unavailable. Please try again shortly.")
        case (.eks, 500): Refusal(500, "ServerException", "Internal server error")
        case (.eks, _): Refusal(status, "ServiceUnavailableException", "Service is unavailable")
        case (.iam, 500):
            Refusal(500, "ServiceFailure", "The request processing has failed because of an unknown error.")
        case (_, 500):
            Refusal(500, "InternalFailure", "The request processing has failed because of an unknown error.")
        default: Refusal(status, "ServiceUnavailable", "Service is unavailable")
        }
    }

    /// The request says nothing that the service could do.
    var noOperation: Refusal {
        switch arrival.service {
        case .eks: Refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
        case .ec2: Refusal(400, "MissingAction", "No action was supplied with this request.")
        default: Refusal(400, "MissingAction", "Missing Action")
        }
    }

    func denied(_ denial: Denial) -> Refusal {
        switch arrival.service {
        case .ec2:
            Refusal(
                403, "UnauthorizedOperation",
                "You are not authorized to perform this operation. \(denial.message)" + encoded(denial))
        case .eks: Refusal(403, "AccessDeniedException", denial.message)
        default: Refusal(403, "AccessDenied", denial.message)
        }
    }

    /// What EC2 appends where something was to be changed: the whole story, for `sts:DecodeAuthorizationMessage`.
    private func encoded(_ denial: Denial) -> String {
        guard !denial.authorization.action.hasPrefix("ec2:Describe") else { return "" }
        let story = Chance(seed: UInt64(number)).hex("\(denial.authorization.action)/\(denial.caller)", digits: 160)
        return ". Encoded authorization failure message: \(story)"
    }
}
