import Cloud

/// A service with a query API: form fields in, XML out.
struct QueryDoor: Sendable {
    let door: AWSDoor
    let service: Service
    let region: String
    let account: String
    let session: @Sendable () async throws -> AWSCredentials

    /// - Parameter isRepeatable: for what changes something; reads always are.
    @discardableResult
    func call(_ action: String, _ fields: Fields = [:], isRepeatable: Bool? = nil) async throws -> XMLElement {
        let isRead = ["Describe", "Get", "List"].contains { action.hasPrefix($0) }
        var all = fields
        all["Action"] = action
        all["Version"] = service.version ?? ""
        let call = AWSDoor.Call(
            service: service, action: action,
            headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"], body: all.body,
            isRepeatable: isRepeatable ?? isRead)
        let answer = try await door.send(call, region: region, account: account, credentials: session)
        let root = try XMLElement.parse(answer.body)
        // EC2 puts the answer into the root, the others into `<ActionResult>`.
        return root.children.first { $0.name == "\(action)Result" } ?? root
    }

    /// All pages of a list.
    func pages(
        _ action: String, _ fields: Fields = [:], next: (answer: String, request: String), list: String
    ) async throws -> [XMLElement] {
        var found: [XMLElement] = []
        var fields = fields
        var tokens = PageTokens()
        while true {
            let page = try await call(action, fields)
            found += page.list(list)
            guard let token = page.string(next.answer) else { return found }
            try tokens.take(token)
            fields[next.request] = token
        }
    }
}

/// The fields of a query API's request; lists are numbered from 1.
struct Fields: ExpressibleByDictionaryLiteral, Sendable {
    private var values: [String: String] = [:]

    init(dictionaryLiteral elements: (String, String)...) {
        values = Dictionary(elements) { $1 }
    }

    subscript(_ name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// `Name.1`, `Name.2`, …
    mutating func list(_ name: String, _ items: [String]) {
        for (index, item) in items.enumerated() { values["\(name).\(index + 1)"] = item }
    }

    /// EC2's `Filter.1.Name`, `Filter.1.Value.1`, …
    mutating func filters(_ filters: [String: [String]]) {
        for (index, name) in filters.keys.sorted().enumerated() {
            values["Filter.\(index + 1).Name"] = name
            list("Filter.\(index + 1).Value", filters[name] ?? [])
        }
    }

    /// EC2's tags of what a create makes.
    mutating func tagSpecification(_ type: String, _ tags: Tags) {
        values["TagSpecification.1.ResourceType"] = type
        for (index, key) in tags.keys.sorted().enumerated() {
            values["TagSpecification.1.Tag.\(index + 1).Key"] = key
            values["TagSpecification.1.Tag.\(index + 1).Value"] = tags[key]
        }
    }

    /// `Tag.1.Key` … in EC2's CreateTags, `Tags.member.1.Key` … in IAM.
    mutating func tags(_ prefix: String, _ tags: Tags) {
        for (index, key) in tags.keys.sorted().enumerated() {
            values["\(prefix).\(index + 1).Key"] = key
            values["\(prefix).\(index + 1).Value"] = tags[key]
        }
    }

    var body: [UInt8] {
        let pairs = values.sorted { $0.key < $1.key }.map { "\($0.key.percentEncoded())=\($0.value.percentEncoded())" }
        return Array(pairs.joined(separator: "&").utf8)
    }
}
