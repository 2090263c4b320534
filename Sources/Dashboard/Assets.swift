import Crypto
import Foundation
import Hummingbird

/// The files that pages need: style, scripts, icons. Their path has a hash of all of them in it, so that a browser
/// may keep them for ever and never shows a page with an older release's style.
enum Assets {
    private static let files: [(name: String, mediaType: String, bytes: [UInt8])] = [
        ("app.css", "text/css; charset=utf-8", PackageResources.app_css),
        ("app.js", "text/javascript; charset=utf-8", PackageResources.app_js),
        ("live.js", "text/javascript; charset=utf-8", PackageResources.live_js),
        ("link.js", "text/javascript; charset=utf-8", PackageResources.link_js),
        ("paste.js", "text/javascript; charset=utf-8", PackageResources.paste_js),
        ("icons.svg", "image/svg+xml", PackageResources.icons_svg),
        ("favicon.svg", "image/svg+xml", PackageResources.favicon_svg),
    ]

    static let path: String = {
        var hash = SHA256()
        for file in files { hash.update(data: Data(file.bytes)) }
        return "/assets/"
            + hash.finalize().prefix(6).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }()

    /// Throws for a name that no file has, and for another release's path.
    static func response(to path: String) throws -> Response {
        guard path.hasPrefix(Self.path + "/"),
            let file = files.first(where: { $0.name == path.dropFirst(Self.path.count + 1) })
        else { throw Denial.nothingHere }
        return Response(
            status: .ok,
            headers: [.contentType: file.mediaType, .cacheControl: "public, max-age=31536000, immutable"],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
