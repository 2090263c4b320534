/// A connection to a mail server: bytes there and back.
///
/// What breaks it is thrown as `WireBroken`; it has an end of its own, after which every verb throws.
public struct Wire: Sendable {
    let send: @Sendable ([UInt8]) async throws -> Void
    /// What has arrived since; nothing once the other side has closed.
    let receive: @Sendable () async throws -> [UInt8]
    /// Speaks TLS from here on, with the host that was dialled and nobody else.
    let secure: @Sendable () async throws -> Void
    let close: @Sendable () async -> Void

    public init(
        send: @escaping @Sendable ([UInt8]) async throws -> Void,
        receive: @escaping @Sendable () async throws -> [UInt8],
        secure: @escaping @Sendable () async throws -> Void, close: @escaping @Sendable () async -> Void
    ) {
        self.send = send
        self.receive = receive
        self.secure = secure
        self.close = close
    }
}

/// Connects to a host and port, over TLS from the first byte or not.
public typealias Dial = @Sendable (_ host: String, _ port: Int, _ isSecure: Bool) async throws -> Wire

/// No connection came about, or it ended before it should.
public struct WireBroken: Error, Sendable {
    /// Why, without anything that was sent.
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}
