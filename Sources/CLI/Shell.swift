import Domain

/// What a command finds around it: where it reads and writes, what time it is, and the way to the server.
public struct Shell: Sendable {
    public let environment: [String: String]
    public let terminal: Terminal
    public let time: Time
    public let door: Door
    /// What this machine is called.
    public let host: String

    public init(
        environment: [String: String], terminal: Terminal, time: Time, door: Door, host: String = "this machine"
    ) {
        let printable = String(decoding: host.utf8.filter { (32...126).contains($0) }.prefix(100), as: UTF8.self)
        self.host = printable.isEmpty ? "unknown" : printable
        self.environment = environment
        self.terminal = terminal
        self.time = time
        self.door = door
    }

    /// The same, saying nothing but data and problems.
    var quiet: Shell {
        var terminal = terminal
        terminal.isQuiet = true
        return Shell(environment: environment, terminal: terminal, time: time, door: door, host: host)
    }

    /// A setting's value; one that is set to nothing counts as not set.
    func setting(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
