/// Who is signed in now. What the browser is known by is in its cookie alone.
public struct NewSessionBody: Codable, Hashable, Sendable {
    public let person: PersonBody
    public let session: SessionBody
    /// Sent as X-CSRF-Token with whatever changes something.
    public let formToken: String

    public init(person: PersonBody, session: SessionBody, formToken: String) {
        self.person = person
        self.session = session
        self.formToken = formToken
    }
}
