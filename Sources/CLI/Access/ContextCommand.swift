import ArgumentParser
import Domain

public struct ContextCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "context", abstract: "The servers that this machine knows, by name.",
        subcommands: [ContextList.self, ContextUse.self, ContextAdd.self, ContextDelete.self])

    public init() {}
}

extension Contexts {
    static func check(_ name: String) throws {
        do { try Name.check(name) } catch {
            throw Exit.usage("“\(name.cut(to: 60))” is no name of a context.", advice: error.advice)
        }
    }
}

extension Shell {
    /// Throws an `Exit` where there is no home to put it in.
    var contextsFile: ContextsFile {
        get throws {
            if let file = ContextsFile(of: self) { return file }
            throw Exit.usage("There is no place to keep contexts in.", advice: "Set HOME or XDG_CONFIG_HOME.")
        }
    }
}
