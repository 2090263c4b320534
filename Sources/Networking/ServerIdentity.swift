import NIOSSL

/// Who a listener is to those who call it over TLS.
public struct ServerIdentity: Sendable {
    /// Why two texts are nobody's identity.
    public enum Flaw: Error, Sendable, Hashable { case noCertificate, noKey, otherKey }

    let configuration: TLSConfiguration

    /// Throws `Flaw`.
    ///
    /// - Parameters:
    ///   - chain: the listener's own certificate, then those that sign it, in PEM.
    ///   - key: of the first certificate, in PEM.
    public init(chain: String, key: String) throws {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(chain.utf8)), !certificates.isEmpty else {
            throw Flaw.noCertificate
        }
        guard let key = try? NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem) else { throw Flaw.noKey }
        configuration = .makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key))
        // Whether they belong together shows only where they are put to use.
        guard (try? NIOSSLContext(configuration: configuration)) != nil else { throw Flaw.otherKey }
    }
}
