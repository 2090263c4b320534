/// A region of AWS as an account sees it: which zones it shows, and which of them EKS has no room in.
struct Region: Sendable {
    struct Zone: Sendable, Hashable {
        /// As this account calls it: `us-east-1a`.
        let name: String
        /// The same in every account: `use1-az4`.
        let id: String
    }

    let name: String
    /// Whether an account has to switch the region on first.
    let isOptional: Bool
    let zones: [Zone]

    /// Every region that the simulator has, in the order in which AWS lists them.
    static let all: [Region] = [
        Region("ap-south-1", zones: ["a": "aps1-az1", "b": "aps1-az3", "c": "aps1-az2"]),
        Region("eu-north-1", zones: ["a": "eun1-az1", "b": "eun1-az2", "c": "eun1-az3"]),
        Region("eu-west-3", zones: ["a": "euw3-az1", "b": "euw3-az2", "c": "euw3-az3"]),
        Region("eu-west-2", zones: ["a": "euw2-az2", "b": "euw2-az3", "c": "euw2-az1"]),
        Region("eu-west-1", zones: ["a": "euw1-az3", "b": "euw1-az1", "c": "euw1-az2"]),
        Region("ap-northeast-2", zones: ["a": "apne2-az1", "b": "apne2-az2", "c": "apne2-az3", "d": "apne2-az4"]),
        Region("ap-northeast-1", zones: ["a": "apne1-az4", "c": "apne1-az1", "d": "apne1-az2"]),
        Region("sa-east-1", zones: ["a": "sae1-az1", "b": "sae1-az2", "c": "sae1-az3"]),
        Region("ca-central-1", zones: ["a": "cac1-az1", "b": "cac1-az2", "d": "cac1-az4"]),
        Region("ap-southeast-1", zones: ["a": "apse1-az2", "b": "apse1-az1", "c": "apse1-az3"]),
        Region("ap-southeast-2", zones: ["a": "apse2-az3", "b": "apse2-az1", "c": "apse2-az2"]),
        Region("eu-central-1", zones: ["a": "euc1-az2", "b": "euc1-az3", "c": "euc1-az1"]),
        Region(
            "us-east-1",
            zones: [
                "a": "use1-az4", "b": "use1-az6", "c": "use1-az1", "d": "use1-az2", "e": "use1-az3", "f": "use1-az5",
            ]),
        Region("us-east-2", zones: ["a": "use2-az1", "b": "use2-az2", "c": "use2-az3"]),
        Region("us-west-1", zones: ["b": "usw1-az3", "c": "usw1-az1"]),
        Region("us-west-2", zones: ["a": "usw2-az2", "b": "usw2-az1", "c": "usw2-az3", "d": "usw2-az4"]),
        Region("af-south-1", isOptional: true, zones: ["a": "afs1-az1", "b": "afs1-az2", "c": "afs1-az3"]),
        Region("eu-south-1", isOptional: true, zones: ["a": "eus1-az1", "b": "eus1-az2", "c": "eus1-az3"]),
        Region("ap-east-1", isOptional: true, zones: ["a": "ape1-az1", "b": "ape1-az2", "c": "ape1-az3"]),
        Region("me-south-1", isOptional: true, zones: ["a": "mes1-az1", "b": "mes1-az2", "c": "mes1-az3"]),
    ]

    static func named(_ name: String) -> Region? { all.first { $0.name == name } }

    /// Where EKS refuses to place a control plane (EKS User Guide, "Subnet requirements and considerations").
    static let zonesWithoutEKS: Set = ["use1-az3", "usw1-az2", "cac1-az3"]

    private init(_ name: String, isOptional: Bool = false, zones: KeyValuePairs<String, String>) {
        self.name = name
        self.isOptional = isOptional
        self.zones = zones.map { Zone(name: name + $0.key, id: $0.value) }
    }

    var optInStatus: String { isOptional ? "not-opted-in" : "opt-in-not-required" }

    func zone(named name: String) -> Zone? { zones.first { $0.name == name } }
}
