import Domain

/// What stands in for the codes of an authenticator, on the one page that shows it.
struct RecoveryCodesView: Sendable {
    let codes: String

    init(_ codes: [Secret]) { self.codes = codes.map { $0.withValue { $0 } }.joined(separator: "\n") }
}
