import API
import Hummingbird

extension Response {
    /// - Parameter revision: what an edit of it has to name.
    static func json(
        _ body: some Encodable, status: HTTPResponse.Status = .ok, mediaType: String = "application/json",
        revision: Int? = nil, location: String? = nil
    ) throws -> Response {
        var headers: HTTPFields = [.contentType: mediaType]
        if let revision { headers[.eTag] = "\"\(revision)\"" }
        if let location { headers[.location] = location }
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: try JSON.encode(body))))
    }
}
