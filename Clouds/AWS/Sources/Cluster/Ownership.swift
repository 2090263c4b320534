import Domain
import Engine

extension Scope<AWSClient> {
    /// What a step's resource carries from its create on.
    func tags(_ step: String) -> Tags {
        [
            "freehold:installation": owner.installation, "freehold:owner": owner.id, "freehold:step": step,
            "freehold:name": owner.name, "Name": "\(owner.stem)-\(step)",
        ]
    }

    /// Found by name, but without our tag, it is somebody else's.
    func checkOwned(_ tags: Tags, _ what: String) throws {
        guard tags["freehold:owner"] != owner.id else { return }
        throw Problem(
            "\(what.prefix(1).uppercased())\(what.dropFirst()) exists and does not carry the tag "
                + "freehold:owner=\(owner.id), so it is not ours.",
            advice: "Rename or delete it if nobody needs it; this goes on by itself then.", remedy: .askOperator)
    }
}

/// Something that carries tags.
protocol Tagged {
    var id: String { get }
    var tags: Tags { get }
}

extension Array where Element: Tagged {
    /// The one that this step made, or nil for none. Two things with one tag need a person.
    func only(step: String) throws -> Element? {
        let found = filter { $0.tags["freehold:step"] == step }
        guard found.count < 2 else {
            throw Problem(
                "\(found.map(\.id).sorted().joined(separator: " and ")) both carry the tag freehold:step=\(step).",
                advice: "Delete the one that is not in use.", remedy: .askOperator)
        }
        return found.first
    }
}

extension String {
    /// `nat-gateway-b` in a zone of its own, `nat-gateway` for all of them.
    func inZone(_ zone: String?) -> String { zone.map { "\(self)-\($0.suffix(1))" } ?? self }

    /// Six characters that tell two texts apart, the same in every process (FNV-1a).
    var mark: String {
        let hash = utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash & 0xff_ffff, radix: 16)
    }
}
