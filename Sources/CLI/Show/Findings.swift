import Domain

/// What a preflight found, the worst first.
struct Findings {
    let all: [Finding]

    init(_ all: [Finding]) { self.all = all }

    private func those(_ verdict: Finding.Verdict) -> [Finding] { all.filter { $0.verdict == verdict } }

    func lines(columns: Int) -> [String] {
        let allowed = those(.allowed)
        var lines = ["Preflight: \(summary)"]
        for (glyph, verdict) in [("!", Finding.Verdict.missing), ("!", .warning), ("?", .cannotTell)] {
            for alike in groups(verdict) { lines += drawn(alike, glyph: glyph, columns: columns) }
        }
        let kinds = Dictionary(grouping: allowed, by: \.kind).sorted { $0.key < $1.key }
        for (kind, found) in kinds {
            let text = "\(kind): \(found.map(\.subject).joined(separator: ", "))".wrapped(at: columns - 4)
            lines.append("  ✓ \(text[0])")
            lines += text.dropFirst().map { "    " + $0 }
        }
        return lines
    }

    /// Those of one verdict, with what is the same about several of them said once.
    private func groups(_ verdict: Finding.Verdict) -> [[Finding]] {
        var groups: [[Finding]] = []
        for finding in those(verdict) {
            let place = groups.firstIndex { $0[0].text == finding.text && $0[0].advice == finding.advice }
            if let place { groups[place].append(finding) } else { groups.append([finding]) }
        }
        return groups
    }

    private func drawn(_ alike: [Finding], glyph: String, columns: Int) -> [String] {
        let first = alike[0]
        let subject = alike.count == 1 ? first.subject : "\(alike.count) of kind \(first.kind)"
        let text = "\(subject): \(first.text)".wrapped(at: columns - 4)
        var lines = ["  \(glyph) \(text[0])"] + text.dropFirst().map { "    " + $0 }
        if !first.advice.isEmpty { lines += first.advice.wrapped(at: columns - 6).map { "      " + $0 } }
        guard alike.count > 1 else { return lines }
        return lines + alike.map(\.subject).joined(separator: ", ").wrapped(at: columns - 6).map { "      " + $0 }
    }

    private var summary: String {
        let counts = [
            (those(.missing).count, "missing"), (those(.warning).count, "to know about"),
            (those(.cannotTell).count, "that cannot be told"), (those(.allowed).count, "in order"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "there was nothing to look at." : parts.joined(separator: ", ") + "."
    }

    /// Throws when something is missing that would stop a cluster.
    func refuse(saying what: String = "The preflight would stop it") throws {
        guard let first = those(.missing).first else { return }
        let more = those(.missing).count - 1
        throw Exit(
            .preflight,
            Problem(
                "\(what): \(first.text)" + (more > 0 ? " \(more) more are listed above." : ""),
                advice: first.advice, remedy: first.kind == "permission" ? .grantPermission : .changeSpec))
    }
}
