import Foundation

extension String {
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    /// For a name or a value in a query or a form.
    var escaped: String { addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? "" }

    /// As a query and a form have them.
    init(fields: [(String, String)]) {
        self = fields.map { "\($0.escaped)=\($1.escaped)" }.joined(separator: "&")
    }
}
