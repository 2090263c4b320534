import ArgumentParser
import CLI
import Foundation
import Networking

/// The certificate that is shown to callers, where they are to come over TLS.
struct CertificateOptions: ParsableArguments {
    @Option(help: .init("Answer over TLS, with the certificates in this file: PEM, its own first.", valueName: "file"))
    var certificate: String?
    @Option(help: .init("The file with the first certificate's key (PEM).", valueName: "file")) var key: String?

    func validate() throws {
        guard (certificate == nil) == (key == nil) else {
            let (given, missing) = key == nil ? ("--certificate", "--key") : ("--key", "--certificate")
            throw ValidationError("\(given) was given without \(missing). Give both, or neither.")
        }
    }

    /// Nil where no certificate was named. Throws `Exit`.
    func identity() throws -> ServerIdentity? {
        guard let certificate, let key else { return nil }
        let chain = try text(of: certificate, for: "--certificate")
        do {
            return try ServerIdentity(chain: chain, key: try text(of: key, for: "--key"))
        } catch ServerIdentity.Flaw.noCertificate {
            throw Exit.usage(
                "--certificate names \(certificate), which holds no certificate in PEM.",
                advice: "Name a file that has “-----BEGIN CERTIFICATE-----” in it.")
        } catch ServerIdentity.Flaw.noKey {
            throw Exit.usage(
                "--key names \(key), which holds no private key in PEM.",
                advice: "Name a file that has “PRIVATE KEY-----” in it, without a passphrase.")
        } catch ServerIdentity.Flaw.otherKey {
            throw Exit.usage(
                "--key names \(key), which is not the key of the first certificate in \(certificate).",
                advice: "Name the key that the certificate was made with.")
        }
    }

    private func text(of file: String, for option: String) throws -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Exit.usage(
                "\(option) names \(file), which cannot be read.", advice: "Name a text file that you may read.")
        }
        return text
    }
}
