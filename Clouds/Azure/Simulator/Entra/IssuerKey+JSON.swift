import Simulation

extension IssuerKey {
    /// The keys of RS256 in a JSON Web Key Set (RFC 7517); others are passed over.
    static func rsaKeys(in set: JSON) -> [IssuerKey] {
        (set["keys"].array ?? []).compactMap { key in
            guard key["kty"].string == "RSA", let modulus = key["n"].string.flatMap(Base64URL.bytes),
                let exponent = key["e"].string.flatMap(Base64URL.bytes)
            else { return nil }
            return .rsa(modulus: modulus, exponent: exponent)
        }
    }
}
