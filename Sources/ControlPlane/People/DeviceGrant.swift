public import Domain

/// A program that has just asked to act for somebody.
public struct NewDeviceRequest: Sendable {
    public let request: DeviceRequest
    /// What the program keeps to itself, and shows when it asks how it was decided.
    public let deviceCode: Secret
    /// What it shows to the person.
    public let userCode: String
}

/// What a program is told when it asks how it was decided (RFC 8628, 3.5).
public enum DeviceAnswer: Sendable {
    /// Nobody has decided. Ask again after the pause.
    case pending(Duration)
    /// It asked too soon, and has to wait longer from now on.
    case tooSoon(Duration)
    /// There is no such code any more: it is too old, or was used.
    case expired
    case denied
    /// Said once. The token speaks for the person.
    case granted(token: Token, text: Secret, person: Person)
}
