import ControlPlane
import Domain

/// One of the two teams that must not learn of each other: who is in it, and what tells that something is theirs.
struct Team: Sendable {
    /// Part of every text of theirs that is not an id.
    let mark: String
    let place: Workspace.ID
    /// An owner, a member and an auditor.
    let people: [Caller]
    /// Of everything they made.
    var ids: Set<String>
    /// Of what can be asked for by its id.
    var known: [String] = []

    static func gather(_ mark: String, in house: House) async throws -> Team {
        house.cloud.add("TK-\(mark)", secret: "canary-\(mark)", account: "account-\(mark)", principal: mark)
        let place = try await house.controlPlane.createWorkspace(mark, as: House.ann).id
        var people: [Caller] = []
        for role in [Role.owner, .member, .auditor] {
            people.append(try await house.member("\(role.rawValue)-\(mark)", as: role, in: place))
        }
        return Team(mark: mark, place: place, people: people, ids: Set(people.map(\.id) + [place.rawValue]))
    }

    mutating func keep(_ id: String) {
        ids.insert(id)
        known.append(id)
        if known.count > 40 { known.removeFirst() }
    }

    /// What in a text is theirs, but for what whoever asked has said themselves.
    func traces(in text: String, apart said: Set<String>) -> [String] {
        var found = text.contains(mark) && !said.contains(mark) ? [mark] : []
        let words = text.utf8.split { byte in
            !(48...57).contains(byte) && !(97...122).contains(byte | 32) && byte != 45 && byte != 95
        }
        for word in words where word.count > 7 {
            let word = String(decoding: word, as: UTF8.self)
            if ids.contains(word), !said.contains(word) { found.append(word) }
        }
        return found
    }
}
