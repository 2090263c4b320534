import Domain
import Foundation

extension EC2 {
    /// What a call names by `id`. Throws as EC2 does for an id that is not there, or not visible yet.
    func find<Item: Thing>(_ shelf: KeyPath<EC2, Shelf<Item>>, _ id: String) throws -> Item {
        guard let item = self[keyPath: shelf].found(id, at: now) else { throw Item.absent(id) }
        return item
    }

    /// The same for an id in a parameter that must be there.
    func find<Item: Thing>(
        _ shelf: KeyPath<EC2, Shelf<Item>>, _ call: Parameters, _ parameter: String
    ) throws -> Item {
        try find(shelf, call.required(parameter))
    }

    /// One page of a list: the things of `shelf` that the call's ids and filters ask for, as `show` draws them.
    mutating func list<Item: Thing>(
        _ shelf: WritableKeyPath<EC2, Shelf<Item>>, ids parameter: String, as name: String, _ call: Parameters,
        where isListed: (Item) -> Bool = { _ in true }, show: (EC2, Item) -> [XML]
    ) throws -> [XML] {
        var items = self[keyPath: shelf].shown(at: now).filter(isListed)
        let ids = call.strings(parameter)
        if !ids.isEmpty {
            if let missing = ids.first(where: { id in !items.contains { $0.id == id } }) { throw Item.absent(missing) }
            items = items.filter { ids.contains($0.id) }
        }
        let filters = try call.structures("Filter").map(Filter.init)
        items = try items.filter { try $0.passes(filters, in: self) }
        if !ids.isEmpty, call["MaxResults"] != nil {
            throw Refusal.ec2(
                "InvalidParameterCombination", "The parameter \(parameter) cannot be used with the parameter MaxResults"
            )
        }
        let page = try Page(items, call)
        return [XML(name, page.items.map { XML("item", show(self, $0)) })] + page.rest
    }
}
