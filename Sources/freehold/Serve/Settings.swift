import Domain
import Foundation

/// What the environment says about a server.
struct Settings: Sendable {
    private let environment: [String: String]

    init(_ environment: [String: String]) { self.environment = environment }

    subscript(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    var data: String? { self["FREEHOLD_DATA"] }

    /// Where clouds can read this installation's public keys.
    var issuer: String? { self["FREEHOLD_ISSUER"] }

    /// A whole number within bounds; nil where it is not set. Throws a `Problem` that names the setting.
    func number(_ name: String, _ bounds: ClosedRange<Int>) throws -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), bounds.contains(number) else {
            throw Problem.invalid(
                name, "\(name) is “\(text)”.",
                advice: "Set it to a number from \(bounds.lowerBound) to \(bounds.upperBound).")
        }
        return number
    }

    /// Some cloud's traffic goes to an emulator.
    var hasEndpoint: Bool { Clouds.all.contains { self[$0.setting("ENDPOINT")] != nil } }

    /// Where a server keeps its data when nobody says where (XDG Base Directory).
    func standardFolder(isSimulated: Bool) -> String {
        let home = self["XDG_DATA_HOME"] ?? NSHomeDirectory() + "/.local/share"
        return home + (isSimulated ? "/freehold-simulated" : "/freehold")
    }

    /// Throws a `Problem` when an endpoint is no URL.
    func endpoint(of cloud: KnownCloud) throws -> String? {
        let name = cloud.setting("ENDPOINT")
        guard var text = self[name] else { return nil }
        while text.hasSuffix("/") { text.removeLast() }
        guard text.hasPrefix("http://") || text.hasPrefix("https://"), URL(string: text)?.host != nil else {
            throw Problem.invalid(name, "\(name) is “\(text)”.", advice: "Write it as http://127.0.0.1:4566.")
        }
        return text
    }

    /// Who we are in a cloud, as its own tool printed it.
    func identity(in cloud: KnownCloud) throws -> String? { try text(of: cloud.setting("IDENTITY_FILE")) }

    /// What the operator puts beside what a cloud has on offer.
    func catalogue(of cloud: KnownCloud) throws -> String? { try text(of: cloud.setting("CATALOGUE_FILE")) }

    /// What is in the file that a setting names.
    func text(of name: String) throws -> String? {
        guard let file = self[name] else { return nil }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Problem.invalid(
                name, "\(name) names \(file), which cannot be read.", advice: "Name a file that the server may read.")
        }
        return text
    }
}
