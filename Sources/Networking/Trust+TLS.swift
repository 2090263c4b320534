import Cloud
import NIOSSL

extension Request.Trust {
    static var systemRoots: TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    /// Throws `NoAnswer` when there is no certificate in `text` (PEM): nobody could be trusted.
    static func onlyRoots(in text: String) throws -> TLSConfiguration {
        guard let roots = try? NIOSSLCertificate.fromPEMBytes(Array(text.utf8)), !roots.isEmpty else {
            throw NoAnswer("the authority to trust is not a certificate in PEM")
        }
        var configuration = systemRoots
        configuration.trustRoots = .certificates(roots)
        return configuration
    }
}

extension Request.Trust {
    var configuration: TLSConfiguration {
        get throws {
            switch self {
            case .system: Self.systemRoots
            case .authority(let certificate): try Self.onlyRoots(in: certificate)
            }
        }
    }
}
