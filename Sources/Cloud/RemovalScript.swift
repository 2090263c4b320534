import Domain
import Foundation

/// The removal of a cluster as a script for any POSIX shell, which changes nothing unless it is told to.
public struct RemovalScript: Sendable {
    private let cluster: Cluster
    private let steps: [RemovalStep]
    private let takenAt: Date

    public init(of remains: Remains, _ steps: [RemovalStep], at now: Date) {
        cluster = remains.cluster
        self.steps = steps
        takenAt = now
    }

    public var text: String {
        var lines = heading + Self.tools
        for step in steps {
            lines += ["", "say \(step.title.quotedForShell)"]
            lines += step.commands.map(Self.line)
        }
        lines += ["", "finish"]
        return lines.joined(separator: "\n") + "\n"
    }

    private var heading: [String] {
        [
            "#!/bin/sh",
            "# Removes what Freehold knew of the cluster \(cluster.name) (\(cluster.id))",
            "# on \(takenAt.formatted(.iso8601)).",
            "# What needs something else goes before it. Without --yes it only shows what it would do.",
        ]
    }

    /// `set -f` and the quotes keep every word that a cloud says a word.
    private static let tools = [
        "set -uf",
        "apply=no",
        "case ${1-} in",
        "    --yes) apply=yes ;;",
        "    '') echo 'Nothing is changed: this shows what would be done. Run it with --yes to do it.' ;;",
        "    *) echo \"usage: $0 [--yes]\" >&2; exit 2 ;;",
        "esac",
        "refused=0",
        "say() { printf '\\n== %s\\n' \"$1\"; }",
        "look() { \"$@\" || true; }",
        "remove() {",
        "    printf '+'; printf ' %s' \"$@\"; printf '\\n'",
        "    if [ \"$apply\" = yes ]; then \"$@\" || refused=$((refused + 1)); fi",
        "}",
        "expect() {",
        "    expected=$1; shift",
        "    found=$(\"$@\") || exit 1",
        "    [ \"$found\" = \"$expected\" ] && return",
        "    echo \"This is $found, and the cluster is in $expected. Sign in there first.\" >&2; exit 1",
        "}",
        "finish() {",
        "    printf '\\n'",
        "    if [ \"$apply\" = no ]; then echo 'Nothing was changed.'; exit 0; fi",
        "    if [ \"$refused\" -gt 0 ]; then",
        "        echo \"$refused commands were refused. Look at why, and run it again.\"; exit 1",
        "    fi",
        "    echo 'Done.'",
        "}",
    ]

    private static func line(_ command: CloudCommand) -> String {
        switch command {
        case .set(let name, let value): "export \(name)=\(value.quotedForShell)"
        case .expect(let text, let command): "expect \(text.quotedForShell) \(words(command))"
        case .look(let command): "look \(words(command))"
        case .remove(let command), .wait(let command): "remove \(words(command))"
        case .removeEach(let list, let command):
            "for found in $(\(words(list))); do remove \(words(command)) \"$found\"; done"
        }
    }

    private static func words(_ command: [String]) -> String { command.map(\.quotedForShell).joined(separator: " ") }
}

extension String {
    /// As one word of a shell: nothing in it means anything there.
    public var quotedForShell: String {
        !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:=,@+".contains($0)) }
            ? self : "'\(replacing("'", with: "'\\''"))'"
    }
}
