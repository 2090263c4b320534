import Cloud

/// A request as it comes in, taken apart; who sent it is not known yet.
struct Arrival {
    /// What its `Authorization` header claims.
    struct Claim {
        let accessKeyID: String
        /// `20260102`.
        let day: String
        let region: String
        let service: String
        let signedHeaders: [String]
        let signature: String

        var scope: String { "\(day)/\(region)/\(service)/aws4_request" }
    }

    let request: Request
    let host: String
    /// As it was sent.
    let path: String
    let query: String
    let claim: Claim?
    let endpoint: Endpoint
    /// The form's fields; of a REST call, what its query says.
    let parameters: Parameters
    /// Of the path, decoded.
    let segments: [String]

    var service: ServiceName { endpoint.service }

    /// Nil where no service of ours is meant.
    init?(_ request: Request) {
        self.request = request
        host = Self.host(of: request)
        let target = Self.place(in: request.url).rest.split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = target.first.flatMap { $0.isEmpty ? nil : String($0) } ?? "/"
        query = target.count > 1 ? String(target[1]) : ""
        claim = request.headers["authorization"].flatMap(Claim.init)
        guard let endpoint = Endpoint(host: host, claim: claim) else { return nil }
        self.endpoint = endpoint
        segments = path.split(separator: "/").map { $0.percentDecoded(plusIsSpace: false) }
        guard endpoint.service != .eks else {
            parameters = Self.repeated(query)
            return
        }
        // A query API takes its fields from the address as well as from the body.
        let form = String(decoding: request.body, as: UTF8.self)
        parameters = Self.fields(query.isEmpty ? form : "\(query)&\(form)")
    }

    /// As the API calls it; nil where the request names none, or a path that EKS does not have.
    var operation: String? {
        service == .eks ? EKS.operation(method: request.method, path: segments) : parameters["Action"]
    }

    static func host(of request: Request) -> String { request.headers["host"] ?? place(in: request.url).host }

    private static func place(in url: String) -> (host: String, rest: Substring) {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        return (String(rest[..<end]), rest[end...])
    }

    /// What a query API is sent: each name once.
    private static func fields(_ form: String) -> Parameters {
        Parameters(Dictionary(pairs(form)) { $1 })
    }

    /// What a REST query says; a name that may repeat is a list as well.
    private static func repeated(_ query: String) -> Parameters {
        var values: [String: String] = [:]
        var counts: [String: Int] = [:]
        for (name, value) in pairs(query) {
            counts[name, default: 0] += 1
            values["\(name).\(counts[name] ?? 1)"] = value
            values[name] = value
        }
        return Parameters(values)
    }

    private static func pairs(_ text: String) -> [(String, String)] {
        text.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                halves[0].percentDecoded(plusIsSpace: true),
                halves.count > 1 ? halves[1].percentDecoded(plusIsSpace: true) : ""
            )
        }
    }
}

extension Arrival.Claim {
    /// `AWS4-HMAC-SHA256 Credential=AKIA…/20260102/eu-central-1/ec2/aws4_request, SignedHeaders=host;x-amz-date,
    /// Signature=…`; nil for anything else.
    init?(_ header: String) {
        guard header.hasPrefix("AWS4-HMAC-SHA256 ") else { return nil }
        var parts: [Substring: Substring] = [:]
        for part in header.dropFirst("AWS4-HMAC-SHA256 ".count).split(separator: ",") {
            let halves = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            parts[halves[0]] = halves[1]
        }
        let scope = (parts["Credential"] ?? "").split(separator: "/").map(String.init)
        guard scope.count == 5, scope[4] == "aws4_request", let names = parts["SignedHeaders"],
            let signature = parts["Signature"]
        else { return nil }
        accessKeyID = scope[0]
        day = scope[1]
        region = scope[2]
        service = scope[3]
        signedHeaders = names.split(separator: ";").map(String.init)
        self.signature = String(signature)
    }
}

extension Substring {
    func percentDecoded(plusIsSpace: Bool) -> String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return String(self) }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(Substring(rest.prefix(2)), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
