import Domain
import Engine

/// What is known to be there of a cluster, for who has to remove it without us.
public struct Remains: Sendable {
    public struct Part: Sendable, Hashable {
        public let step: String
        /// None where nothing was seen of it, although it may be there.
        public let cloudIDs: [String]

        public init(step: String, cloudIDs: [String]) {
            self.step = step
            self.cloudIDs = cloudIDs
        }
    }

    public let cluster: Cluster
    public let owner: Owner
    /// Where it is; nil where the cloud never said.
    public let account: String?
    /// What needs others comes before them. What is gone may have come back, as what services leave behind does.
    public let parts: [Part]

    public init(of cluster: Cluster, owner: Owner, account: String?, parts: [Part]) {
        self.cluster = cluster
        self.owner = owner
        self.account = account
        self.parts = parts
    }

    public func cloudIDs(of step: String) -> [String] { parts.first { $0.step == step }?.cloudIDs ?? [] }
}

/// One thing to do at a terminal, in the words of the cloud's own command line.
public enum CloudCommand: Sendable, Hashable {
    /// For all commands after it.
    case set(String, to: String)
    /// Goes on only where the command prints exactly this: the wrong account is nothing to remove things in.
    case expect(String, from: [String])
    /// Changes nothing, and prints something worth reading.
    case look([String])
    case remove([String])
    /// For every word that the first command prints, the second with the word at its end.
    case removeEach(of: [String], [String])
    /// Lasts until something is gone.
    case wait([String])
}

/// What removes one part.
public struct RemovalStep: Sendable, Hashable {
    public let title: String
    public let commands: [CloudCommand]

    public init(_ title: String, _ commands: [CloudCommand]) {
        self.title = title
        self.commands = commands
    }
}

/// One thing to do in the cloud's console to take our access away.
public struct RevocationStep: Sendable, Hashable {
    public let text: String
    /// Where.
    public let console: String?
    /// The same at a terminal.
    public let command: [String]?

    public init(_ text: String, console: String? = nil, command: [String]? = nil) {
        self.text = text
        self.console = console
        self.command = command
    }
}
