/// The policies of a user or role.
struct Grants: Sendable {
    /// ARNs of managed policies, in the order in which they were attached.
    var attached: [String] = []
    var inline: [String: Policy] = [:]
    /// The ARN of the managed policy that limits all the others.
    var boundary: String?

    var isEmpty: Bool { attached.isEmpty && inline.isEmpty }

    mutating func attach(_ arn: String) {
        if !attached.contains(arn) { attached.append(arn) }
    }
}
