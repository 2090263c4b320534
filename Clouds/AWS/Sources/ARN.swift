/// A name that AWS gives things: `arn:aws:eks:eu-central-1:111122223333:cluster/payments`.
struct ARN {
    let text: String
    let service: String
    /// `cluster`, `nodegroup`, `role`; and what is behind it, part by part.
    let kind: String
    let path: [String]

    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn" else { return nil }
        let resource = parts[5].split(separator: "/").map(String.init)
        guard let kind = resource.first else { return nil }
        self.text = text
        service = parts[2]
        self.kind = kind
        path = Array(resource.dropFirst())
    }
}
