import ControlPlane
import Domain
import Hummingbird

/// Why a visit does not get what it came for.
struct Denial: Error {
    let status: HTTPResponse.Status
    let problem: Problem

    init(status: HTTPResponse.Status, problem: Problem) {
        self.status = status
        self.problem = problem
    }

    init(_ problem: Problem) { self.init(status: problem.status, problem: problem) }

    init(_ refusal: Refusal) { self.init(status: refusal.reason.status, problem: refusal.problem) }

    static let nobody = Denial(
        status: .unauthorized,
        problem: Problem("Nobody is signed in.", advice: "Sign in, and open the page again.", remedy: .fixCredential))

    static let strangeForm = Denial(
        status: .forbidden,
        problem: Problem(
            "This form was not made for your session.",
            advice: "Open the page again and repeat what you did; nothing was changed.", remedy: .changeSpec))

    static let otherSite = Denial(
        status: .forbidden,
        problem: Problem(
            "The request came from another site.",
            advice: "Open the page here and repeat what you did; nothing was changed.", remedy: .changeSpec))

    static let noWorkspace = Denial(
        status: .notFound,
        problem: Problem(
            "You belong to no workspace.", advice: "Ask an owner of one, or an administrator, for an invitation.",
            remedy: .askOperator))

    static let nothingHere = Denial(
        status: .notFound,
        problem: Problem(
            "There is nothing at this address.", advice: "Look at how it is spelled, or begin at the overview.",
            remedy: .changeSpec))
}
