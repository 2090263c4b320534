/// The places at which the pages of one list went on, so that a list that a cloud never ends has an end here.
public struct PageTokens: Sendable {
    /// More pages than any list has that we ask for.
    private static let limit = 500

    private var seen: Set<String> = []

    public init() {}

    /// Goes on there. Throws `NoAnswer` when the list has been there before, or goes on and on.
    public mutating func take(_ token: String) throws(NoAnswer) {
        guard seen.insert(token).inserted else { throw NoAnswer("the list comes back to where it was") }
        guard seen.count < Self.limit else { throw NoAnswer("the list has no end after \(Self.limit) pages") }
    }
}
