/// Why what an identity provider said does not count, as the end of “… answered, but”.
struct TokenFlaw: Error, Hashable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
