import Foundation

/// A part of a list that is too long for one answer.
struct Page<Item> {
    let items: ArraySlice<Item>
    /// What the answer says about the rest: nothing, or where it goes on.
    let rest: [XML]

    init(_ all: [Item], _ call: Parameters, smallest: Int = 5, largest: Int = 1000) throws {
        let start = try call["NextToken"].map(Self.start) ?? 0
        guard start <= all.count else { throw Self.refusal(call["NextToken"] ?? "") }
        let size = try call.number("MaxResults") ?? all.count
        guard call["MaxResults"] == nil || (smallest...largest).contains(size) else {
            throw Refusal.ec2(
                "InvalidParameterValue",
                "Value ( \(size) ) for parameter maxResults is invalid. Expecting a value between \(smallest) and "
                    + "\(largest).")
        }
        items = all[start...].prefix(size)
        let end = start + items.count
        rest = end < all.count ? [XML("nextToken", Data("from:\(end)".utf8).base64EncodedString())] : []
    }

    private static func start(_ token: String) throws -> Int {
        guard let data = Data(base64Encoded: token), let text = String(bytes: data, encoding: .utf8),
            text.hasPrefix("from:"), let start = Int(text.dropFirst(5)), start >= 0
        else { throw refusal(token) }
        return start
    }

    private static func refusal(_ token: String) -> Refusal {
        .ec2("InvalidNextToken", "The token '\(token)' is invalid")
    }
}
