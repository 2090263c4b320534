import Foundation

/// `tagName eq 'owner' and tagValue eq '…'`, or `resourceType eq '…'`: what lists of resources may be narrowed to.
struct TagFilter: Sendable {
    private let wishes: [String: String]

    init(_ text: String) {
        var wishes: [String: String] = [:]
        for part in text.components(separatedBy: " and ") {
            let halves = part.components(separatedBy: " eq ")
            guard halves.count == 2 else { continue }
            wishes[halves[0].trimmingCharacters(in: .whitespaces).lowercased()] = halves[1]
                .trimmingCharacters(in: .init(charactersIn: " '"))
        }
        self.wishes = wishes
    }

    func takes(_ item: Item) -> Bool {
        if let type = wishes["resourcetype"], type.lowercased() != item.type.lowercased() { return false }
        guard let name = wishes["tagname"] else { return true }
        guard let value = item.tags.first(where: { $0.key.lowercased() == name.lowercased() })?.value else {
            return false
        }
        return wishes["tagvalue"] == nil || wishes["tagvalue"] == value
    }
}
