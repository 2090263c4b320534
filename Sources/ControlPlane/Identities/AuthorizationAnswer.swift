import Domain

/// What a browser brings back from an identity provider (RFC 6749, 4.1.2; RFC 9207).
public struct AuthorizationAnswer: Sendable {
    let state: String?
    let code: Secret?
    let issuer: String?
    let error: String?

    /// - Parameter fields: the names and values of the query. None may stand twice: then none counts.
    public init(_ fields: [(name: String, value: String)]) {
        let isClear = Set(fields.map(\.name)).count == fields.count
        func value(_ name: String) -> String? { isClear ? fields.first { $0.name == name }?.value : nil }
        state = value("state")
        code = value("code").flatMap { $0.isEmpty || $0.utf8.count > 4096 ? nil : Secret($0) }
        issuer = value("iss")
        error = value("error")
    }
}
