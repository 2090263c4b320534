/// A size of virtual machines.
struct Size: Sendable {
    /// `Standard_B4s_v2`.
    let name: String
    /// What its vCPUs are counted under: `standardBsv2Family`.
    let family: String
    let familyTitle: String
    let cores: Int
    let gibibytes: Int

    static func named(_ name: String) -> Size? { all.first { $0.name.lowercased() == name.lowercased() } }

    static let all: [Size] =
        family(
            "standardBsv2Family", "Standard Bsv2 Family vCPUs", "Standard_B", "s_v2",
            [(2, 8), (4, 16), (8, 32), (16, 64)])
        + family(
            "standardBasv2Family", "Standard Basv2 Family vCPUs", "Standard_B", "as_v2", [(2, 8), (4, 16), (8, 32)])
        + family("standardBSFamily", "Standard BS Family vCPUs", "Standard_B", "ms", [(1, 2), (2, 8), (4, 16)])
        + family("standardDSv3Family", "Standard DSv3 Family vCPUs", "Standard_D", "s_v3", [(2, 8), (4, 16), (8, 32)])
        + family(
            "standardDSv5Family", "Standard DSv5 Family vCPUs", "Standard_D", "s_v5",
            [(2, 8), (4, 16), (8, 32), (16, 64)])
        + family(
            "standardDASv5Family", "Standard DASv5 Family vCPUs", "Standard_D", "as_v5", [(2, 8), (4, 16), (8, 32)])
        + family("standardESv5Family", "Standard ESv5 Family vCPUs", "Standard_E", "s_v5", [(2, 16), (4, 32), (8, 64)])

    private static func family(
        _ name: String, _ title: String, _ head: String, _ tail: String, _ sizes: [(Int, Int)]
    ) -> [Size] {
        sizes.map { cores, memory in
            Size(name: "\(head)\(cores)\(tail)", family: name, familyTitle: title, cores: cores, gibibytes: memory)
        }
    }

    /// By name, with what people read.
    static let families = Array(Set(all.map { [$0.family, $0.familyTitle] })).sorted { $0[0] < $1[0] }
}
