/// The page at which a person shows who they are.
struct SignInView: Sendable {
    let next: String
    let refusal: ProblemView?
}
