import Crypto
public import Domain
import Foundation
import Store
import Vault

/// How far a sign-in came with the password alone.
public enum Admission: Sendable {
    case signedIn(SignedIn)
    /// What the browser brings back with the code, so that the password is not typed twice. By itself it opens nothing.
    case codeNeeded(Secret)
}

extension ControlPlane {
    private static let patience = Duration.minutes(5)

    /// The first half of a sign-in, and the whole of it where the account has no second factor. Throws a `Refusal`.
    public func admit(_ email: String, password: Secret, from browser: Browser) async throws -> Admission {
        let known = try await know(email, password: password, from: browser)
        guard known.person.hasSecondFactor else { return .signedIn(try await letIn(known, code: nil, from: browser)) }
        let ticket = Ticket(
            person: known.person.id, end: Int((time.now() + Self.patience).timeIntervalSince1970),
            password: Ticket.digest(known.factors.password))
        let sealed = try vault.seal(ticket.text, for: .signIn).bytes
        return .codeNeeded(Secret(sealed.base64URL))
    }

    /// The second half. Each code counts as a try, as a password does.
    public func signIn(admitted: Secret, code: Secret, from browser: Browser) async throws -> SignedIn {
        guard let ticket = open(admitted), ticket.end > Int(time.now().timeIntervalSince1970) else {
            throw Refusal.signInTooLong
        }
        let (person, factors) = try await store.read { transaction in
            (try transaction.person(ticket.person), try transaction.factors(of: ticket.person))
        }
        // Another password since then is another sign-in.
        guard let person, person.disabledAt == nil, let factors, Ticket.digest(factors.password) == ticket.password
        else { throw Refusal.signInTooLong }
        let limits = try await countTry(person.email.rawValue, from: browser)
        return try await letIn(.init(person: person, factors: factors, limits: limits), code: code, from: browser)
    }

    private func open(_ admitted: Secret) -> Ticket? {
        guard let bytes = admitted.withValue({ Data(base64URL: $0) }),
            let text = try? vault.unseal(Sealed(bytes: bytes), for: .signIn)
        else { return nil }
        return Ticket(text)
    }
}

/// Whose password was right, until when that counts, and which password it was.
private struct Ticket {
    let person: Person.ID
    /// In seconds since 1970.
    let end: Int
    let password: String

    init(person: Person.ID, end: Int, password: String) {
        self.person = person
        self.end = end
        self.password = password
    }

    init?(_ text: Secret) {
        let parts = text.withValue { $0.split(separator: " ").map(String.init) }
        guard parts.count == 3, let end = Int(parts[1]) else { return nil }
        self.init(person: Person.ID(rawValue: parts[0]), end: end, password: parts[2])
    }

    var text: Secret { Secret("\(person) \(end) \(password)") }

    static func digest(_ hash: String?) -> String { Data(SHA256.hash(data: Data((hash ?? "").utf8))).base64URL }
}

extension Refusal {
    /// It has to begin with the password again.
    public var isSignInTooLong: Bool { self == .signInTooLong }
}
