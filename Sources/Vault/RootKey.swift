import Crypto

/// The 32 bytes that open an installation's key ring, and with it every secret. They are in no database.
public struct RootKey: Sendable, Concealed {
    static let length = 32

    let key: SymmetricKey

    public static func generate() -> RootKey { RootKey(key: SymmetricKey(size: .bits256)) }
}
