public import Domain
public import Foundation

/// What somebody signs in with, as it is stored.
public struct StoredFactors: Sendable, Hashable {
    /// The password's hash, with how it was made.
    public let password: String
    /// What the codes are made from, sealed; nil where no code is asked for.
    public let secondFactor: Data?
    /// The same before the first code was shown.
    public let newSecondFactor: Data?
    /// The time step of the last code that was used: it, and those before, count no more.
    public let lastCode: Int
}

extension Transaction {
    private static let people = """
        SELECT id, email, name, is_administrator, second_factor IS NOT NULL AS has_second_factor, created_at,
            disabled_at
        FROM person
        """

    /// By e-mail address, those who are disabled included.
    public func people() throws -> [Person] {
        try connection.rows("\(Self.people) ORDER BY email").map { try Person($0) }
    }

    public func person(_ id: Person.ID) throws -> Person? {
        try connection.rows("\(Self.people) WHERE id = ?", Value(id.rawValue)).first.map { try Person($0) }
    }

    public func person(_ email: EmailAddress) throws -> Person? {
        try connection.rows("\(Self.people) WHERE email = ?", Value(email.rawValue)).first.map { try Person($0) }
    }

    public func insert(_ person: Person, password: String) throws {
        try connection.run(
            "INSERT INTO person (id, email, name, is_administrator, password, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            Value(person.id.rawValue), Value(person.email.rawValue), Value(person.name),
            Value(person.isAdministrator), Value(password), Value(person.createdAt))
    }

    /// Makes somebody look after the whole installation, or not any more.
    public func update(_ id: Person.ID, isAdministrator: Bool) throws {
        try connection.run(
            "UPDATE person SET is_administrator = ? WHERE id = ?", Value(isAdministrator), Value(id.rawValue))
    }

    /// Lets somebody sign in no more.
    public func disable(_ id: Person.ID, at now: Date) throws {
        try connection.run(
            "UPDATE person SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL", Value(now), Value(id.rawValue))
    }
}

extension Transaction {
    public func factors(of id: Person.ID) throws -> StoredFactors? {
        try connection.rows(
            "SELECT password, second_factor, new_second_factor, last_code FROM person WHERE id = ?", Value(id.rawValue)
        ).first.map {
            StoredFactors(
                password: try $0.text("password"), secondFactor: $0.optionalBlob("second_factor"),
                newSecondFactor: $0.optionalBlob("new_second_factor"), lastCode: try $0.int("last_code"))
        }
    }

    public func keep(password: String, of id: Person.ID) throws {
        try connection.run("UPDATE person SET password = ? WHERE id = ?", Value(password), Value(id.rawValue))
    }

    /// Lets somebody in anew, with the password alone.
    public func recover(_ id: Person.ID, password: String) throws {
        try dropSecondFactor(of: id)
        try connection.run(
            "UPDATE person SET password = ?, disabled_at = NULL WHERE id = ?", Value(password), Value(id.rawValue))
    }

    /// A second factor that counts once a first code of it was shown.
    public func keep(newSecondFactor sealed: Data, of id: Person.ID) throws {
        try connection.run(
            "UPDATE person SET new_second_factor = ? WHERE id = ?", .blob(sealed), Value(id.rawValue))
    }

    /// The new second factor is the one that counts; the recovery codes of the one before are gone.
    public func takeSecondFactorIntoUse(of id: Person.ID, recoveryCodes hashes: [Data]) throws {
        try connection.run(
            """
            UPDATE person SET second_factor = new_second_factor, new_second_factor = NULL
            WHERE id = ? AND new_second_factor IS NOT NULL
            """, Value(id.rawValue))
        try connection.run("DELETE FROM recovery_code WHERE person = ?", Value(id.rawValue))
        for hash in hashes {
            try connection.run(
                "INSERT INTO recovery_code (person, hash) VALUES (?, ?)", Value(id.rawValue), .blob(hash))
        }
    }

    public func dropSecondFactor(of id: Person.ID) throws {
        try connection.run(
            "UPDATE person SET second_factor = NULL, new_second_factor = NULL WHERE id = ?", Value(id.rawValue))
        try connection.run("DELETE FROM recovery_code WHERE person = ?", Value(id.rawValue))
    }

    /// Uses a code up, with those before it. Returns whether it was still to be used.
    public func use(code step: Int, of id: Person.ID) throws -> Bool {
        try connection.run(
            "UPDATE person SET last_code = ? WHERE id = ? AND last_code < ?", Value(step), Value(id.rawValue),
            Value(step)) == 1
    }

    /// Returns whether there was such a code to use up.
    public func use(recoveryCode hash: Data, of id: Person.ID) throws -> Bool {
        try connection.run(
            "DELETE FROM recovery_code WHERE person = ? AND hash = ?", Value(id.rawValue), .blob(hash)) == 1
    }

    public func recoveryCodesLeft(of id: Person.ID) throws -> Int {
        try connection.rows("SELECT count(*) AS n FROM recovery_code WHERE person = ?", Value(id.rawValue))[0].int("n")
    }
}

extension Person {
    init(_ row: Row) throws {
        self.init(
            id: .init(rawValue: try row.text("id")), email: .init(rawValue: try row.text("email")),
            name: try row.text("name"), isAdministrator: try row.isTrue("is_administrator"),
            createdAt: try row.date("created_at"), disabledAt: row.optionalDate("disabled_at"),
            hasSecondFactor: try row.isTrue("has_second_factor"))
    }
}
