import Hummingbird

extension Request {
    /// It says once for which host it is (RFC 9112, 3.2): a proxy before us and we may else take it for different ones.
    var hasOneHost: Bool {
        // The first one is the authority, and in the headers are the others.
        head.authority?.isEmpty == false && headers[.host] == nil
    }
}

extension HTTPFields.Element.Name {
    fileprivate static let host = Self("Host")!
}
