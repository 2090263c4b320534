import Hummingbird

extension Request {
    /// It asks for nothing to be changed (RFC 9110, 9.2.1).
    var isSafe: Bool { [.get, .head, .options, .trace].contains(method) }

    /// It says once for which host it is (RFC 9112, 3.2): a proxy before us and we may else take it for different ones.
    var hasOneHost: Bool {
        // The first one is the authority, and in the headers are the others.
        head.authority?.isEmpty == false && headers[.host] == nil
    }

    /// Throws a `Rejection` when a browser sent it for another site than this one.
    ///
    /// Browsers say so by themselves, and pages cannot make them lie: Fetch Metadata, and the Origin header.
    /// - Parameter isSaid: it has to be known, as of a request that a cookie speaks for.
    func checkOrigin(isSaid: Bool) throws {
        let site = headers[.fetchSite]
        let origin = headers[.origin]
        if let site, site != "same-origin" { throw Rejection.fromElsewhere }
        if let origin {
            let host = origin.split(separator: "/", omittingEmptySubsequences: false)
            guard host.count == 3, String(host[2]) == head.authority else { throw Rejection.fromElsewhere }
        }
        if isSaid, site == nil, origin == nil { throw Rejection.fromElsewhere }
    }
}

extension HTTPFields.Element.Name {
    fileprivate static let host = Self("Host")!
    fileprivate static let fetchSite = Self("Sec-Fetch-Site")!
    /// What a page of ours sends with what it asks for; no other page knows it.
    static let formToken = Self("X-CSRF-Token")!
}
