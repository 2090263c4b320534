import Cloud

/// What a cloud never answers, and somebody in its place might.
public struct Hostility: Sendable, CustomStringConvertible {
    public let description: String
    /// - Parameter number: of the call, counted from 1.
    public let answer: @Sendable (_ request: Request, _ number: Int) -> Response

    private init(_ name: String, answer: @escaping @Sendable (Request, Int) -> Response) {
        description = name
        self.answer = answer
    }

    private init(_ name: String, status: Int = 200, headers: Headers = [:], _ body: String) {
        let bytes = Array(body.utf8)
        self.init(name) { _, _ in Response(status: status, headers: headers, body: .init(bytes)) }
    }

    public static let all = shapes + depths + sizes + lies + lists

    private static let shapes = [
        Hostility("nothing at all", ""), Hostility("a zero", "0"), Hostility("null", "null"),
        Hostility("a text", #""x""#),
        Hostility("a list", "[]"), Hostility("an empty object", "{}"),
        Hostility("HTML", headers: ["Content-Type": "text/html"], "<!doctype html><html><p>Hello<br></html>"),
        Hostility("XML that was cut", "<Response><vpcSet><item><vpcId>vpc-1</vpcId>"),
        Hostility("JSON that was cut", #"{"value":[{"id":"/subscriptions/1","name":"#),
        Hostility("what is no UTF-8") { _, _ in
            Response(status: 200, body: .init([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]))
        },
        Hostility("numbers without bounds", #"{"value":1e999999,"expires_in":-1e308,"access_token":9e99}"#),
        Hostility(
            "the year 9999", #"{"access_token":"t","expires_in":315360000000000,"expires_on":"9999-12-31T23:59:59Z"}"#),
        Hostility("another's type", headers: ["Content-Type": "image/png"], "\u{89}PNG"),
    ]

    private static let depths = [
        Hostility("100,000 elements deep", String(repeating: "<a>", count: 100_000)),
        Hostility(
            "100,000 elements deep, and back",
            String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)),
        Hostility(
            "100,000 lists deep", String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)),
        Hostility("100,000 objects deep", objects),
        Hostility("entities of entities", entities),
        Hostility("a file of ours", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
    ]

    private static let objects =
        String(repeating: #"{"value":"#, count: 100_000) + "1" + String(repeating: "}", count: 100_000)

    /// A text that each entity makes ten times as long.
    private static let entities: String = {
        var text = "<!DOCTYPE a [<!ENTITY e0 \"bbbbbbbbbb\">"
        for index in 1...12 {
            text += "<!ENTITY e\(index) \"" + String(repeating: "&e\(index - 1);", count: 10) + "\">"
        }
        return text + "]><a>&e12;</a>"
    }()

    private static let sizes = [
        Hostility("10 MB of blanks", String(repeating: " ", count: 10 << 20)),
        Hostility("10 MB of a refusal", status: 400, String(repeating: "<Error>", count: 10 << 17)),
        Hostility("a body without an end") { _, _ in .endless(status: 200) },
        Hostility("a refusal without an end") { _, _ in .endless(status: 403) },
        Hostility("a length below zero", headers: ["Content-Length": "-1"], "{}"),
    ]

    private static let lies = [
        Hostility("success that says error", "<ErrorResponse><Error><Code>Denied</Code></Error></ErrorResponse>"),
        Hostility("success that says error in JSON", #"{"error":{"code":"Denied","message":"no"}}"#),
        Hostility("a refusal in HTML", status: 403, "<html><script>alert(1)</script></html>"),
        Hostility("a refusal with control characters", status: 400, "<Error><Code>\u{1b}[31m\n\r\0</Code></Error>"),
        Hostility(
            "a refusal with markup", status: 403,
            #"{"error":{"code":"<script>","message":"<img src=x onerror=alert(1)>"}}"#),
        Hostility("a wait of ages", status: 429, headers: ["Retry-After": "99999999999999999999"], ""),
        Hostility("a wait below zero", status: 503, headers: ["Retry-After": "-5"], ""),
        Hostility("a moment of the year 9999", status: 403, headers: ["Date": "Fri, 31 Dec 9999 23:59:59 GMT"], ""),
        Hostility("a status that there is not", status: 999, ""), Hostility("no status", status: 0, ""),
        Hostility("302", status: 302, headers: ["Location": "https://elsewhere.example/"], ""),
        Hostility("307", status: 307, headers: ["Location": "https://elsewhere.example/"], ""),
        Hostility(
            "an operation elsewhere", status: 202,
            headers: [
                "Azure-AsyncOperation": "https://elsewhere.example/operations/1",
                "Location": "https://elsewhere.example/results/1",
            ], "{}"),
    ]

    private static let lists = [
        Hostility("a list that goes on elsewhere", #"{"value":[],"nextLink":"https://elsewhere.example/next"}"#),
        Hostility(
            "a page that comes back",
            "<Response><nextToken>t</nextToken><NextToken>t</NextToken>"
                + "<NextMarker>t</NextMarker><Marker>t</Marker></Response>"),
        Hostility("a page that comes back in JSON", #"{"clusters":[],"accessEntries":[],"nextToken":"t"}"#),
        Hostility("pages without an end") { _, number in
            Response(status: 200, body: .init(Array("<Response><nextToken>\(number)</nextToken></Response>".utf8)))
        },
        Hostility("links without an end") { request, number in
            let base = request.url.split(separator: "?")[0]
            return Response(
                status: 200, body: .init(Array(#"{"value":[],"nextLink":"\#(base)?page=\#(number)"}"#.utf8)))
        },
    ]
}

extension Response {
    fileprivate static func endless(status: Int) -> Response {
        let part = [UInt8](repeating: 32, count: 1 << 20)
        return Response(status: status, body: .init(AsyncThrowingStream(unfolding: { part })))
    }
}
