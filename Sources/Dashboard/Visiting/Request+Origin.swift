import Foundation
import Hummingbird

extension Request {
    /// Throws when the request might change something and another site had it sent. Browsers say where from by
    /// `Sec-Fetch-Site`, old ones by `Origin` alone (Fetch Metadata, 2.3; RFC 6454).
    func checkOrigin() throws(Denial) {
        guard ![.get, .head].contains(method) else { return }
        if let site = headers[.secFetchSite], !["same-origin", "none"].contains(site) { throw .otherSite }
        guard let origin = headers[.origin] else { return }
        guard let url = URL(string: origin), let host = url.host else { throw .otherSite }
        let place = url.port.map { "\(host):\($0)" } ?? host
        guard place.lowercased() == head.authority?.lowercased() else { throw .otherSite }
    }
}

extension HTTPFields.Element.Name {
    fileprivate static let secFetchSite = Self("Sec-Fetch-Site")!
}
