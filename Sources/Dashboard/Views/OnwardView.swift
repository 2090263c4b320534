/// The page that leads on to an identity provider.
struct OnwardView: Sendable {
    let name: String
    let address: String
}
