public import Domain

/// From where somebody signs in.
public struct Browser: Sendable {
    public let address: String
    /// What it calls itself.
    public let agent: String
    /// What it kept of an earlier session, ended or not.
    public let earlier: SessionText?

    public init(address: String, agent: String = "", earlier: SessionText? = nil) {
        self.address = address
        self.agent = String(agent.prefix(200))
        self.earlier = earlier
    }
}

/// Somebody who has just signed in. The text is what their browser keeps, and in no other place.
public struct SignedIn: Sendable {
    public let person: Person
    public let session: Session
    public let text: SessionText
}
