import Domain
import Hummingbird

/// A request that is turned away because of what it is, before any verb is tried.
struct Denial: Error {
    let status: HTTPResponse.Status
    let problem: Problem

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

    static let nothingHere = Denial(
        status: .notFound,
        problem: Problem(
            "There is nothing at this address.", advice: "Look at how it is spelled, or begin at the overview.",
            remedy: .changeSpec))
}
