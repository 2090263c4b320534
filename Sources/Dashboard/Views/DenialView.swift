/// Why there is no such page, or not for this person.
struct DenialView: Sendable {
    let title: String
    let problem: ProblemView
    /// Where the operator finds the rest in the log.
    let requestID: String?
    let isSignedIn: Bool

    static func title(of status: Int) -> String {
        switch status {
        case 401: "Sign in first"
        case 403: "Not permitted"
        case 404: "Not found"
        case 409, 412: "Not possible now"
        case 503: "Not available now"
        case 500...: "Something unforeseen"
        default: "Not possible"
        }
    }
}
