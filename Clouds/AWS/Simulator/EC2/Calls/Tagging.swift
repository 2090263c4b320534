extension EC2 {
    /// The tags that a create call carries for what it makes; those for `others`, made on the way, are left aside.
    func tagsOnCreate(
        _ call: Parameters, of type: String, besides others: Set<String> = []
    ) throws -> [String: String] {
        var tags: [String: String] = [:]
        for specification in call.structures("TagSpecification") {
            let wanted = try specification.required("ResourceType")
            if others.contains(wanted) { continue }
            guard wanted == type else {
                throw Refusal.ec2(
                    "InvalidParameterValue", "'\(wanted)' is not a valid taggable resource type for this operation.")
            }
            let found = try Self.tags(specification)
            guard !found.isEmpty else {
                throw Refusal.ec2("InvalidParameterValue", "Tag specification must have at least one tag")
            }
            tags.merge(found) { $1 }
        }
        try Self.checkCount(of: tags)
        return tags
    }

    /// The tags of a call, each checked against AWS's rules for them.
    static func tags(_ call: Parameters) throws -> [String: String] {
        var tags: [String: String] = [:]
        for tag in call.structures("Tag") {
            let key = try tag.required("Key")
            let value = tag["Value"] ?? ""
            guard !key.lowercased().hasPrefix("aws:") else {
                throw Refusal.ec2(
                    "InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use")
            }
            guard (1...128).contains(key.count) else {
                throw Refusal.ec2(
                    "InvalidParameterValue", "Tag key exceeds the maximum length of 128 characters: '\(key)'")
            }
            guard value.count <= 256 else {
                throw Refusal.ec2(
                    "InvalidParameterValue", "Tag value exceeds the maximum length of 256 characters: '\(value)'")
            }
            guard tags.updateValue(value, forKey: key) == nil else {
                throw Refusal.ec2("InvalidParameterValue", "Duplicate tag key '\(key)' specified.")
            }
        }
        return tags
    }

    static func checkCount(of tags: [String: String]) throws {
        guard tags.keys.count(where: { !$0.hasPrefix("aws:") }) <= 50 else {
            throw Refusal.ec2("TagLimitExceeded", "More than 50 tags specified")
        }
    }

    mutating func createTags(_ call: Parameters) throws -> [XML] {
        let tags = try Self.tags(call)
        let ids = call.strings("ResourceId")
        guard !ids.isEmpty else { throw Refusal.missing("resourceIdSet") }
        guard !tags.isEmpty else { throw Refusal.missing("tagSet") }
        for id in ids { try Self.checkCount(of: tagged(id).tags.merging(tags) { $1 }) }
        for id in ids { try changeTags(of: id) { $0.merge(tags) { $1 } } }
        return [XML("return", "true")]
    }

    mutating func deleteTags(_ call: Parameters) throws -> [XML] {
        let tags = call.structures("Tag")
        for id in call.strings("ResourceId") {
            try changeTags(of: id) { held in
                if tags.isEmpty { held = held.filter { $0.key.hasPrefix("aws:") } }
                for tag in tags {
                    guard let key = tag["Key"], let value = held[key] else { continue }
                    // With a value given, only that value is removed.
                    if tag["Value"] == nil || tag["Value"] == value { held[key] = nil }
                }
            }
        }
        return [XML("return", "true")]
    }

    mutating func describeTags(_ call: Parameters) throws -> [XML] {
        let filters = try call.structures("Filter").map(Filter.init)
        let rows = everything(shown: true).flatMap { thing in
            thing.tags.sorted { $0.key < $1.key }.map { TagRow(thing: thing, key: $0.key, value: $0.value) }
        }
        let shown = try rows.filter { row in try filters.allSatisfy { try row.passes($0) } }
        let page = try Page(shown, call)
        return [XML("tagSet", page.items.map { XML("item", $0.xml) })] + page.rest
    }
}
