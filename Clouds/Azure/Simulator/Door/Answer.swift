import Simulation

/// What is answered once a call was carried out.
struct Answer: Sendable {
    var status: Int
    var body: JSON?
    var headers: [String: String] = [:]

    init(_ status: Int, _ body: JSON? = nil, headers: [String: String] = [:]) {
        self.status = status
        self.body = body
        self.headers = headers
    }

    /// A list.
    static func list(_ elements: [JSON]) -> Answer { Answer(200, ["value": .array(elements)]) }
}
