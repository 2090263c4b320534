import Domain
import Simulation

/// What goes wrong on request, in each service's own form.
extension Visit {
    /// Throws where nothing is to be carried out.
    func troubles(_ fault: Fault?) throws(Refusal) {
        switch fault {
        case .throttle(let wait): throw throttled(wait)
        case .serverError(let status, false): throw failure(status)
        default: return
        }
    }

    private func throttled(_ wait: Duration?) -> Refusal {
        let headers = wait.map { ["Retry-After": "\(Int($0.inSeconds))"] } ?? [:]
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
        case (_, 500): Refusal(500, "ServiceFailure", "The request processing has failed because of an unknown error.")
        default: Refusal(status, "ServiceUnavailable", "Service is unavailable")
        }
    }
}
