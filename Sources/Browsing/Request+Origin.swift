public import Hummingbird

extension Request {
    /// It asks for nothing to be changed (RFC 9110, 9.2.1).
    public var isSafe: Bool { [.get, .head, .options, .trace].contains(method) }

    /// Whether a browser sent it for another site than this one.
    ///
    /// Browsers say so by themselves, and pages cannot make them lie: Fetch Metadata, and the Origin header.
    /// - Parameter isSaid: it has to be known, as of a request that a cookie speaks for.
    public func isFromElsewhere(isSaid: Bool) -> Bool {
        let site = headers[.fetchSite]
        let origin = headers[.origin]
        if let site, site != "same-origin" { return true }
        if let origin {
            let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, String(parts[2]) == head.authority else { return true }
        }
        return isSaid && site == nil && origin == nil
    }
}

extension HTTPFields.Element.Name {
    fileprivate static let fetchSite = Self("Sec-Fetch-Site")!
    /// What a page of ours sends with what it asks for; no other page knows it.
    public static let formToken = Self("X-CSRF-Token")!
}
