/// The public keys that an issuer signs with, as clouds fetch them (RFC 7517, section 5).
public struct KeySet: Codable, Sendable, Hashable {
    /// An RSA key (RFC 7518, section 6.3.1); its numbers are in base 64 for URLs, the most significant byte first.
    public struct Key: Codable, Sendable, Hashable {
        public let kty: String
        public let use: String
        public let alg: String
        public let kid: String
        public let n: String
        public let e: String

        /// Of RS256.
        public init(id: String, modulus: String, exponent: String) {
            kty = "RSA"
            use = "sig"
            alg = "RS256"
            kid = id
            n = modulus
            e = exponent
        }
    }

    public let keys: [Key]

    public init(keys: [Key]) { self.keys = keys }
}
