import API
import ArgumentParser
import Domain

public struct PersonCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Who has an account in this installation.",
        subcommands: [PersonList.self, PersonDisable.self, PersonRecover.self])

    public init() {}
}

extension Client {
    /// Whoever has this e-mail address or id.
    func person(_ name: String) async throws -> PersonBody {
        let people = try await all("/api/v1/people", of: PersonBody.self)
        if let found = people.first(where: { $0.id == name || $0.email == name.lowercased() }) { return found }
        throw Exit(
            .missing,
            Problem(
                "Nobody here is called “\(name)”.", advice: "Look at “freehold person list”.", remedy: .changeSpec))
    }
}
