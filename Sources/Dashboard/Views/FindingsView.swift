import Domain

/// What a preflight found, the worst first; what is the same about several findings is said once.
struct FindingsView: Sendable {
    struct Group: Sendable {
        let badge: Badge
        let title: String
        let text: String
        let advice: String?
        /// More than one of a kind, by name.
        let subjects: [String]
        /// Too many to be read in passing.
        let isLong: Bool
        let count: Int
    }

    struct Allowed: Sendable {
        let kind: String
        let count: Int
        let subjects: String
    }

    let summary: String
    let isClear: Bool
    let groups: [Group]
    let allowed: [Allowed]
    let allowedCount: Int

    init(_ findings: [Finding]) {
        let those = { (verdict: Finding.Verdict) in findings.filter { $0.verdict == verdict } }
        groups =
            Self.groups(of: those(.missing), Badge("missing", .stop))
            + Self.groups(of: those(.warning), Badge("to know", .attention))
            + Self.groups(of: those(.cannotTell), Badge("cannot be told", .quiet, icon: "question"))
        allowed = Dictionary(grouping: those(.allowed), by: \.kind).sorted { $0.key < $1.key }.map {
            Allowed(kind: $0.key, count: $0.value.count, subjects: $0.value.map(\.subject).joined(separator: ", "))
        }
        allowedCount = those(.allowed).count
        isClear = those(.missing).isEmpty
        let counts = [
            (those(.missing).count, "missing"), (those(.warning).count, "to know about"),
            (those(.cannotTell).count, "that cannot be told"), (allowedCount, "in order"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        summary = parts.isEmpty ? "There was nothing to look at." : parts.joined(separator: ", ") + "."
    }

    private static func groups(of findings: [Finding], _ badge: Badge) -> [Group] {
        var alike: [[Finding]] = []
        for finding in findings {
            let place = alike.firstIndex { $0[0].text == finding.text && $0[0].advice == finding.advice }
            if let place { alike[place].append(finding) } else { alike.append([finding]) }
        }
        return alike.map { all in
            Group(
                badge: badge, title: all.count == 1 ? all[0].subject : "\(all.count) of kind \(all[0].kind)",
                text: all[0].text, advice: all[0].advice.isEmpty ? nil : all[0].advice,
                subjects: all.count == 1 ? [] : all.map(\.subject), isLong: all.count > 8, count: all.count)
        }
    }
}
