public import Domain
public import Foundation

extension Transaction {
    private static let deviceRequests = """
        SELECT id, host, address, created_at, person, decision, pause, asked_at, ended_at FROM device_request
        """

    /// - Parameters:
    ///   - device: SHA-256 of what the program keeps.
    ///   - user: SHA-256 of what a person types.
    public func insert(_ request: DeviceRequest, device: Data, user: Data) throws {
        // What is over for a day tells nothing but where people were.
        try connection.run(
            "DELETE FROM device_request WHERE created_at < ?", Value(request.createdAt - .minutes(1440)))
        try connection.run(
            """
            INSERT INTO device_request (
                id, device_hash, user_hash, host, address, created_at, expires_at, pause
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Value(request.id.rawValue), .blob(device), .blob(user), Value(request.host), Value(request.address),
            Value(request.createdAt), Value(request.expiresAt), .real(request.pause.inSeconds))
    }

    public func deviceRequest(device hash: Data) throws -> DeviceRequest? {
        try connection.rows("\(Self.deviceRequests) WHERE device_hash = ?", .blob(hash)).first
            .map { try DeviceRequest($0) }
    }

    public func deviceRequest(user hash: Data) throws -> DeviceRequest? {
        try connection.rows("\(Self.deviceRequests) WHERE user_hash = ?", .blob(hash)).first
            .map { try DeviceRequest($0) }
    }

    /// Those that somebody may still decide, the oldest first.
    public func undecidedDeviceRequests(at now: Date) throws -> [DeviceRequest] {
        try connection.rows(
            "\(Self.deviceRequests) WHERE decision IS NULL AND expires_at > ? ORDER BY created_at", Value(now)
        ).map { try DeviceRequest($0) }
    }

    /// Returns whether it was still to be decided.
    public func decide(
        _ id: DeviceRequest.ID, _ decision: DeviceRequest.Decision, by person: Person.ID, at now: Date
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE device_request SET decision = ?, person = ? WHERE id = ? AND decision IS NULL AND expires_at > ?
            """, Value(decision.rawValue), Value(person.rawValue), Value(id.rawValue), Value(now)) == 1
    }

    /// Keeps when the program asked, and how long it has to wait until it asks again.
    public func keep(_ id: DeviceRequest.ID, askedAt now: Date, pause: Duration) throws {
        try connection.run(
            "UPDATE device_request SET asked_at = ?, pause = ? WHERE id = ?", Value(now), .real(pause.inSeconds),
            Value(id.rawValue))
    }

    /// Uses it up. Returns whether nobody had before.
    public func end(_ id: DeviceRequest.ID, at now: Date) throws -> Bool {
        try connection.run(
            "UPDATE device_request SET ended_at = ? WHERE id = ? AND ended_at IS NULL", Value(now),
            Value(id.rawValue)) == 1
    }
}

extension DeviceRequest {
    fileprivate init(_ row: Row) throws {
        let decision: Decision? = row.optionalText("decision") == nil ? nil : try row.word("decision")
        self.init(
            id: .init(rawValue: try row.text("id")), host: try row.text("host"), address: try row.text("address"),
            createdAt: try row.date("created_at"), person: row.optionalText("person").map(Person.ID.init(rawValue:)),
            decision: decision, pause: .seconds(row.optionalReal("pause") ?? 0),
            askedAt: row.optionalDate("asked_at"), endedAt: row.optionalDate("ended_at"))
    }
}
