import ArgumentParser
import Domain

/// What was probably meant by a command that there is not. It is told, and never run.
struct Suggestion {
    /// As it was typed, and the command it was typed after.
    let typed: String
    let place: String
    /// Nil where nothing there is is much like it.
    let meant: String?

    /// Nil where all commands of the line exist, or it has no more than options.
    init?(_ arguments: [String], of root: any ParsableCommand.Type) {
        var command = root
        var path = [root.name]
        for argument in arguments {
            let subcommands = command.configuration.subcommands
            guard !argument.hasPrefix("-"), !subcommands.isEmpty, argument != "help" else { return nil }
            if let next = subcommands.first(where: { $0.name == argument }) {
                command = next
                path.append(argument)
                continue
            }
            typed = argument
            place = path.joined(separator: " ")
            let near = subcommands.map { (name: $0.name, distance: Self.distance(argument, $0.name)) }
                .min { $0.distance < $1.distance }
            let limit = max(1, argument.count / 2)
            meant = near.flatMap { $0.distance <= limit ? "\(path.joined(separator: " ")) \($0.name)" : nil }
            return
        }
        return nil
    }

    var problem: Problem {
        Problem(
            "“\(typed.cut(to: 60))” is no command of “\(place)”.",
            advice: meant.map { "Did you mean “\($0)”?" } ?? "See “\(place) --help” for those that there are.",
            remedy: .changeSpec)
    }

    /// How many letters have to be put in, left out or changed (Levenshtein).
    private static func distance(_ one: String, _ other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (index, letter) in one.prefix(60).enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let changed = diagonal + (letter == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}

extension ParsableCommand {
    fileprivate static var name: String { configuration.commandName ?? "" }
}
