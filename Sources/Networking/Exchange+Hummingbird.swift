import Cloud
import Hummingbird

extension Cloud.Request {
    /// - Parameter host: for a client that sent no Host header.
    init(_ head: HTTPRequest, body: [UInt8], scheme: String, host: String) {
        var headers = Headers()
        if let authority = head.authority { headers.append("Host", authority) }
        for field in head.headerFields { headers.append(field.name.rawName, field.value) }
        let url = "\(scheme)://\(head.authority ?? host)\(head.path ?? "/")"
        self.init(head.method.rawValue, url, headers: headers, body: body)
    }
}

extension Hummingbird.Response {
    init(_ answer: Cloud.Response, withBody: Bool) {
        var fields = HTTPFields()
        for field in answer.headers {
            guard let name = HTTPFields.Element.Name(field.name) else { continue }
            fields.append(HTTPFields.Element(name: name, value: field.value))
        }
        let mayHaveBody = withBody && answer.status != 204 && answer.status != 304
        if mayHaveBody {
            // The body may have been cut since its length was written down; a client would wait for the rest.
            fields[.contentLength] = nil
            fields[.transferEncoding] = nil
        }
        self.init(
            status: .init(code: answer.status), headers: fields, body: mayHaveBody ? .init(answer.body) : .init())
    }
}

extension ResponseBody {
    fileprivate init(_ body: Cloud.Response.Body) {
        self.init { writer in
            for try await chunk in body.chunks { try await writer.write(ByteBuffer(bytes: chunk)) }
            try await writer.finish(nil)
        }
    }
}
