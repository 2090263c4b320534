extension EC2 {
    /// One tag of one thing, as `DescribeTags` lists them.
    struct TagRow {
        let thing: any Thing
        let key: String
        let value: String

        private var type: String { Swift.type(of: thing).type }

        func passes(_ filter: Filter) throws -> Bool {
            switch filter.name {
            case "key": filter.accepts(key)
            case "value": filter.accepts(value)
            case "resource-id": filter.accepts(thing.id)
            case "resource-type": filter.accepts(type)
            case "tag:" + key: filter.accepts(value)
            case let name where name.hasPrefix("tag:"): false
            default: throw Refusal.noFilter(filter.name)
            }
        }

        var xml: [XML] {
            [XML("resourceId", thing.id), XML("resourceType", type), XML("key", key), XML("value", value)]
        }
    }
}
