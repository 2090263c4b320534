import Foundation

/// Something that EC2 keeps, with an id of its own.
protocol Thing: Sendable {
    /// What its id starts with, without the hyphen: `vpc`.
    static var prefix: String { get }
    /// As tags and resource names call it: `internet-gateway`.
    static var type: String { get }
    static var absence: Absence { get }

    var id: String { get }
    var tags: [String: String] { get set }

    /// What `filter` is compared with; nil if EC2 knows no such filter for this kind.
    func values(of filter: String, in ec2: EC2) -> [String]?
}

extension Thing {
    /// Whether it passes all `filters`. Throws for a filter that EC2 does not know.
    func passes(_ filters: [EC2.Filter], in ec2: EC2) throws -> Bool {
        for filter in filters {
            guard let values = tagValues(of: filter.name) ?? self.values(of: filter.name, in: ec2) else {
                throw Refusal.noFilter(filter.name)
            }
            guard values.contains(where: filter.accepts) else { return false }
        }
        return true
    }

    private func tagValues(of filter: String) -> [String]? {
        if filter == "tag-key" { return Array(tags.keys) }
        if filter == "tag-value" { return Array(tags.values) }
        guard filter.hasPrefix("tag:") else { return nil }
        return tags[String(filter.dropFirst(4))].map { [$0] } ?? []
    }
}
