import Cloud
import Domain
import Foundation
import Simulation

@testable import ControlPlane

/// A house with one or two providers at its door.
struct OpenHouse: Sendable {
    let house: House
    let registrar: Registrar
    let other: Registrar

    static let text = "https://freehold.example.com"

    init(domains: Set<String> = [], secret: Secret? = Secret("client canary/+")) async throws {
        let clock = VirtualClock()
        let (first, second) = (
            Registrar(clock: clock), Registrar(clock: clock, issuer: "https://other.example.com/tenant")
        )
        let providers = [
            try IdentityProvider(
                id: "1", name: "Example", issuer: first.issuer, client: "freehold:1", secret: secret, domains: domains),
            try IdentityProvider(
                id: "2", name: "Other", issuer: second.issuer, client: "freehold:1", secret: secret),
        ]
        let transport: @Sendable (Request) async throws -> Response = { request in
            try await (request.url.hasPrefix(first.issuer) ? first : second).transport(request)
        }
        (registrar, other) = (first, second)
        house = try await House(
            clock: clock,
            identityProviders: IdentityProviders(
                providers, home: Self.text, over: transport, time: clock.time))
    }

    var controlPlane: ControlPlane { house.controlPlane }

    /// What a provider says of somebody.
    static func person(
        _ name: String = "ann", subject: String? = nil, isVerified: Bool = true
    ) -> [(String, String)] {
        [
            ("sub", Ticket.quoted(subject ?? "s-\(name)")), ("email", Ticket.quoted("\(name)@example.com")),
            ("email_verified", "\(isVerified)"), ("name", Ticket.quoted("\(name) Smith")),
        ]
    }

    /// All the way there and back.
    func signIn(
        _ person: [(String, String)] = person(), taking invitation: Secret? = nil,
        at provider: String = "1", change: @escaping Registrar.Change = { _ in }
    ) async throws -> Arrival {
        let registrar = provider == "1" ? registrar : other
        registrar.set { $0.change = change }
        let begun = try await controlPlane.beginSignIn(
            at: provider, taking: invitation, next: "/workspaces/default", from: .firefox)
        let answer = AuthorizationAnswer(registrar.visit(begun.address, as: person))
        return try await controlPlane.finishSignIn(at: provider, answer, kept: begun.text, from: .firefox)
    }

    func invite(_ name: String = "ann", as role: Role = .member) async throws -> Secret {
        try await controlPlane.invite(
            as: role, email: "\(name)@example.com", to: House.workspace, as: House.ann
        ).text
    }

    /// The verbs of the audit, the oldest first.
    func verbs() async throws -> [String] {
        try await controlPlane.auditRows(as: House.ann).reversed().map(\.entry.verb)
    }
}
