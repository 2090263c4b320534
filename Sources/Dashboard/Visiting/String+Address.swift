import Foundation

extension String {
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    /// For a part of a path, or a value in a query (RFC 3986, 2.3).
    var escapedForQuery: String { addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? "" }
}
