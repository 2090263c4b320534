import Cloud
import ControlPlane
import Domain
import Foundation
import Networking

extension Settings {
    private static let longestAnswer = 1 << 20

    /// Who says who people are. Throws a `Problem` that names the setting.
    func identityProviders() throws -> IdentityProviders {
        let all = try (1...9).compactMap { try identityProvider($0) }
        guard !all.isEmpty else { return .none }
        let trust = try text(of: "FREEHOLD_AUTHORITY_FILE").map { Request.Trust.authority($0) } ?? .system
        let door = GuardedTransport(
            allowsPrivate: self["FREEHOLD_OIDC_PRIVATE"] == "yes", trust: trust, longestBody: Self.longestAnswer)
        // Simulated clouds' time runs faster than the providers'.
        return IdentityProviders(all, home: try home(), over: door.transport, time: .system(pace: 1))
    }

    private func identityProvider(_ number: Int) throws -> IdentityProvider? {
        let prefix = number == 1 ? "FREEHOLD_OIDC_" : "FREEHOLD_OIDC_\(number)_"
        guard let issuer = self[prefix + "ISSUER"] else { return nil }
        let secret = try text(of: prefix + "CLIENT_SECRET_FILE")?.trimmingCharacters(in: .whitespacesAndNewlines)
        let domains = (self[prefix + "ALLOW_DOMAINS"] ?? "").lowercased().split { ", ".contains($0) }
        do {
            return try IdentityProvider(
                id: String(number), name: self[prefix + "NAME"] ?? URL(string: issuer)?.host ?? "your organisation",
                issuer: issuer, client: self[prefix + "CLIENT_ID"] ?? "", secret: secret.map { Secret($0) },
                domains: Set(domains.map(String.init)))
        } catch {
            let setting = prefix + (Self.suffixes[error.field ?? ""] ?? "ISSUER")
            throw Problem.invalid(setting, "\(setting) cannot be used: \(error.summary)", advice: error.advice)
        }
    }

    private static let suffixes = ["client": "CLIENT_ID", "name": "NAME", "domains": "ALLOW_DOMAINS"]

    /// Where browsers reach this server, without a slash at the end.
    private func home() throws -> String {
        let advice = "Set it to where browsers reach this server, such as https://freehold.example.com."
        guard var text = self["FREEHOLD_PUBLIC_URL"] else {
            throw Problem.invalid(
                "FREEHOLD_PUBLIC_URL", "FREEHOLD_OIDC_ISSUER is set, and FREEHOLD_PUBLIC_URL is not.", advice: advice)
        }
        if text.hasSuffix("/") { text.removeLast() }
        let parts = URLComponents(string: text)
        guard let parts, ["http", "https"].contains(parts.scheme), parts.host?.isEmpty == false, parts.path.isEmpty,
            parts.query == nil, parts.fragment == nil, parts.user == nil
        else {
            throw Problem.invalid("FREEHOLD_PUBLIC_URL", "FREEHOLD_PUBLIC_URL is no URL of a server.", advice: advice)
        }
        return text
    }
}
