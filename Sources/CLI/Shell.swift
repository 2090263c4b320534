import Domain

/// What a command finds around it: where it reads and writes, what time it is, and the way to the server.
public struct Shell: Sendable {
    public let environment: [String: String]
    public let terminal: Terminal
    public let time: Time
    public let door: Door

    public init(environment: [String: String], terminal: Terminal, time: Time, door: Door) {
        self.environment = environment
        self.terminal = terminal
        self.time = time
        self.door = door
    }

    /// A setting's value; one that is set to nothing counts as not set.
    func setting(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
