import Cloud
public import Domain
import Foundation
import Store

/// A sign-in at an identity provider that is begun.
public struct BegunSignIn: Sendable {
    /// How long somebody may take to come back.
    public static let limit = Duration.minutes(10)

    /// Where the browser goes: a page of the provider's.
    public let address: String
    /// What this browser keeps until it comes back.
    public let text: FlowText
}

/// Somebody who has come back from an identity provider.
public struct Arrival: Sendable {
    /// Where the browser was to go then.
    public let next: String
    /// Nil for who was signed in before, and has one more way now.
    public let signedIn: SignedIn?
}

extension ControlPlane {
    /// Sends a browser to an identity provider, to come back as somebody.
    /// - Parameters:
    ///   - invitation: to be taken by whoever comes back.
    ///   - next: a path of our own.
    public func beginSignIn(
        at provider: String, taking invitation: Secret? = nil, next: String = "/", from browser: Browser
    ) async throws -> BegunSignIn {
        var hash: Data?
        if let invitation {
            hash = try invitationText(invitation).hash
            _ = try await self.invitation(invitation)
        }
        return try await begin(at: provider, invitation: hash, session: nil, next: next, from: browser)
    }

    /// Sends somebody who is signed in to an identity provider, which from then on is one more way in for them.
    public func beginLink(
        to provider: String, password: Secret, next: String = "/", from browser: Browser, as caller: Caller
    ) async throws -> BegunSignIn {
        _ = try await confirm(password, from: browser, as: caller)
        let session = try caller.signedIn().session
        return try await begin(at: provider, invitation: nil, session: session, next: next, from: browser)
    }

    /// Lets in whom the provider names.
    ///
    /// Who was here with it before is who they were. Anybody else needs an address that the provider has verified,
    /// and an invitation to it, or an administrator's leave to bind the account that has it.
    /// - Parameter kept: what the browser was given at the beginning.
    public func finishSignIn(
        at provider: String, _ answer: AuthorizationAnswer, kept: FlowText?, from browser: Browser
    ) async throws -> Arrival {
        let client = try identityProviders.client(of: provider)
        // Before anything is used up: another site may send a browser here at any time.
        guard let kept, kept.isState(answer.state) else { throw Refusal.strangeArrival }
        let now = time.now()
        guard let flow = try await store.write({ try $0.takeFlow(hash: kept.hash, at: now) }),
            flow.provider == provider
        else { throw Refusal.strangeArrival }
        do {
            let claims = try await ask(client, with: answer, of: kept)
            let arrival = try await enter(claims, by: flow, of: client.provider, from: browser)
            bell.ring()
            return arrival
        } catch let flaw as TokenFlaw {
            try await note(
                "session.refuse", of: nil, from: browser, detail: ["provider": provider, "reason": flaw.reason])
            throw Refusal.unconvincing(client.provider, flaw)
        } catch let refusal as Refusal {
            try await note("session.refuse", of: nil, from: browser, detail: ["provider": provider])
            throw refusal
        } catch let silence as NoAnswer {
            throw Problem.silent(client.provider, silence)
        }
    }
}

extension ControlPlane {
    private static let mostFlows = 10_000
    private static let mostFlowsOfAnAddress = 1000

    private func begin(
        at provider: String, invitation: Data?, session: Session.ID?, next: String, from browser: Browser
    ) async throws -> BegunSignIn {
        let client = try identityProviders.client(of: provider)
        let text = FlowText(from: random)
        let now = time.now()
        let address: String
        do { address = try await client.address(for: text) } catch let flaw as TokenFlaw {
            throw Refusal.unconvincing(client.provider, flaw)
        } catch let silence as NoAnswer {
            throw Problem.silent(client.provider, silence)
        }
        let network = SignInLimit.network(of: browser.address)
        let flow = StoredFlow(
            provider: provider, next: next, invitation: invitation, session: session, address: network,
            expiresAt: now + BegunSignIn.limit)
        try await store.write { transaction in
            let open = try transaction.countFlows(from: network, at: now)
            guard open.all < Self.mostFlows, open.here < Self.mostFlowsOfAnAddress else {
                throw Refusal.tooMany(wait: .minutes(1))
            }
            try transaction.insert(flow, hash: text.hash)
        }
        return BegunSignIn(address: address, text: text)
    }

    private func ask(
        _ client: OpenIDClient, with answer: AuthorizationAnswer, of kept: FlowText
    ) async throws -> IDClaims {
        try await client.check(answer)
        if let error = answer.error {
            throw TokenFlaw("it let nobody in" + (OpenIDClient.word(error).map { " (\($0))" } ?? ""))
        }
        guard let code = answer.code else { throw TokenFlaw("the answer holds no code") }
        return try await client.claims(for: code, of: kept)
    }

    private func enter(
        _ claims: IDClaims, by flow: StoredFlow, of provider: IdentityProvider, from browser: Browser
    ) async throws -> Arrival {
        let now = time.now()
        try provider.checkDomain(of: claims)
        let newcomer = Person.ID(rawValue: random.id())
        let identity = Identity.ID(rawValue: random.id())
        let (begun, text) = session(of: newcomer, from: browser)
        return try await store.write { transaction in
            let entrance = Entrance(
                claims: claims, provider: provider, now: now, newcomer: newcomer, identity: identity)
            if let id = flow.session {
                guard let session = try transaction.session(id) else { throw Refusal.sessionEnded }
                try transaction.link(entrance, to: transaction.caller(session, at: now))
                return Arrival(next: flow.next, signedIn: nil)
            }
            let person = try transaction.person(at: entrance, invitation: flow.invitation)
            let session = Session(
                id: begun.id, person: person.id, address: begun.address, agent: begun.agent, createdAt: begun.createdAt)
            try transaction.begin(session, text, of: person, at: provider.id)
            return Arrival(next: flow.next, signedIn: SignedIn(person: person, session: session, text: text))
        }
    }
}
