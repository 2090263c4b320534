import API
import ArgumentParser
import Domain

public struct MemberCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Who belongs to a workspace, and as what.",
        subcommands: [MemberList.self, MemberInvite.self, MemberEdit.self, MemberRemove.self])

    public init() {}
}

extension Client {
    /// The member with this e-mail address or id.
    func member(_ name: String) async throws -> MemberBody {
        let members = try await all(path("members"), of: MemberBody.self)
        if let found = members.first(where: { $0.id == name || $0.email == name.lowercased() }) { return found }
        throw Exit(
            .missing,
            Problem(
                "“\(name)” is no member of this workspace.", advice: "Look at “freehold member list”.",
                remedy: .changeSpec))
    }
}
