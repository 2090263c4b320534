/// How our access to an account is taken away, and what has to go before.
public struct RevocationBody: Codable, Hashable, Sendable {
    public struct Step: Codable, Hashable, Sendable {
        public let text: String
        /// Where the cloud's console has it.
        public let console: String?
        /// The same at a terminal.
        public let command: String?

        public init(text: String, console: String?, command: String?) {
            self.text = text
            self.console = console
            self.command = command
        }
    }

    /// The names of the clusters that have to be deleted first.
    public let clusters: [String]
    public let steps: [Step]

    public init(clusters: [String], steps: [Step]) {
        self.clusters = clusters
        self.steps = steps
    }
}
