import ArgumentParser
import Server

extension Server.Address: ExpressibleByArgument {
    /// `127.0.0.1:8080`, `[::1]:8080`, `:8080` for this machine alone.
    public init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let port = UInt16(argument[argument.index(after: colon)...])
        else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.contains("[") else { return nil }
        self.init(host: host.isEmpty ? "127.0.0.1" : String(host), port: Int(port))
    }

    public var defaultValueDescription: String { description }
}
