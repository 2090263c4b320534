/// Something that exists in the account, as the test oracle sees it: nothing lags, nothing is left out.
struct Possession: Sendable, Hashable {
    /// `nat-gateway`.
    let kind: String
    /// The cloud's id or ARN; unique over the simulator's life.
    let id: String
    let region: String
    /// The same in every run: a given name, or what its tags say; never a generated id.
    let name: String
    let tags: [String: String]
    /// What else an undisturbed run would have: `attached`, `3 nodes`.
    let detail: String
    /// Whether AWS charges for it.
    let isBillable: Bool
    /// Whether every account has it, or AWS made it for itself: the default VPC, service-linked roles.
    let isInherent: Bool

    init(
        _ kind: String, id: String, region: String, name: String? = nil, tags: [String: String] = [:],
        detail: String = "", isBillable: Bool = false, isInherent: Bool = false
    ) {
        self.kind = kind
        self.id = id
        self.region = region
        self.name = name ?? tags["Name"] ?? tags["freehold:step"] ?? "unnamed"
        self.tags = tags
        self.detail = detail
        self.isBillable = isBillable
        self.isInherent = isInherent
    }
}
