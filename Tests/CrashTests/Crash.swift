import ArgumentParser
import ControlPlane
import Domain
import Foundation
import Simulation
import Vault

/// Makes and removes simulated clusters while everything goes wrong, and counts what should never happen.
@main
struct Crash: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crash", subcommands: [Matrix.self, Random.self, Mutants.self, Makespan.self])
}

struct Bench: ParsableArguments {
    @Option(help: "Which cloud; all of them, one after another, without it.") var cloud: GroundKind?
    @Option(help: "How many trials run side by side.") var lanes = 2
    @Option(help: "The kind of cluster: dedicated or dedicated-ha.") var kind = "dedicated"
    @Flag(help: "With autoscaling.") var autoscaling = false

    var clouds: [GroundKind] { cloud.map { [$0] } ?? GroundKind.allCases }

    func draft(on cloud: GroundKind) throws -> ClusterDraft {
        guard let kind = Cluster.Kind(rawValue: kind) else { throw ValidationError("no kind \(self.kind)") }
        return ClusterDraft(
            name: "payments", kind: kind, region: cloud.region, credential: "account",
            min: autoscaling ? kind.standardNodes : nil, max: autoscaling ? kind.standardNodes + 3 : nil)
    }

    /// A root key that all trials share, in a folder that goes away with them.
    func withRootKey<Result>(_ body: (RootKeyFile) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "crash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(RootKeyFile(path: folder.path + "/root.key"))
    }
}

struct Matrix: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Die before and after every cloud call and every write, one at a time.")
    @OptionGroup var bench: Bench
    @Option(help: "Every how-manieth moment; 1 for all.") var step = 1
    @Flag(help: "Every kind of fault at each call, instead of one kind at each.") var everyFault = false

    func run() async throws {
        try await bench.withRootKey { rootKey in
            var tallies: [String: Tally] = [:]
            for cloud in bench.clouds {
                let scenario = Scenario(kind: cloud, draft: try bench.draft(on: cloud), rootKey: rootKey, seed: 1)
                let course = try await onLane { try await scenario.course() }
                print(
                    "\(cloud) \(bench.kind): \(course.inventory.count) things, "
                        + "\(course.creation.count) calls and writes to make, \(course.removal.count) to remove")
                let cells = course.cells(every: step)
                let verdicts = await sideBySide(cells, lanes: bench.lanes) { await scenario.run($0, against: course) }
                func note(_ verdict: Verdict, _ row: String, _ place: String) {
                    tallies[row, default: Tally(row)].add(verdict)
                    if !verdict.isClean { print("✗ \(row) \(place): \(verdict.words)") }
                }
                for (cell, verdict) in zip(cells, verdicts) {
                    note(verdict, "\(cloud) \(cell.row)", "\(cell.hour) \(cell.name)")
                }
                let strikes = course.strikes(everyFault: everyFault, every: step)
                let outcomes = await sideBySide(strikes, lanes: bench.lanes) { await scenario.run($0, against: course) }
                for (strike, verdict) in zip(strikes, outcomes) {
                    note(verdict, "\(cloud) \(strike.stage), \(strike.what)", "at \(strike.number)")
                }
            }
            try report(tallies.values.sorted { $0.name < $1.name })
        }
    }
}

struct Random: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Many things go wrong at once, as seeds decide.")
    @OptionGroup var bench: Bench
    @Option(help: "How many trials.") var seeds = 2000
    @Option(help: "The first seed; with --seeds 1, replays one.") var from = 1
    @Flag(help: "Print every call and what came of it.") var trace = false

    func run() async throws {
        try await bench.withRootKey { rootKey in
            var tallies: [Tally] = []
            for cloud in bench.clouds {
                let draft = try bench.draft(on: cloud)
                let first = Scenario(kind: cloud, draft: draft, rootKey: rootKey, seed: 1)
                let course = try await onLane { try await first.course() }
                let all = (from..<from + seeds).map(UInt64.init)
                let verdicts = await sideBySide(all, lanes: bench.lanes) { seed in
                    await Scenario(kind: cloud, draft: draft, rootKey: rootKey, seed: seed, isTraced: trace)
                        .runInWeather(against: course)
                }
                var tally = Tally("\(cloud) random")
                for (seed, verdict) in zip(all, verdicts) {
                    tally.add(verdict)
                    if verdict.isClean { continue }
                    print("✗ crash random --cloud \(cloud) --from \(seed) --seeds 1: \(verdict.words)")
                }
                tallies.append(tally)
            }
            try report(tallies)
        }
    }
}

/// Prints the table, and leaves with 1 unless everything in it is zero.
func report(_ tallies: [Tally]) throws {
    print(Tally.heading)
    for tally in tallies { print(tally.line) }
    if !tallies.allSatisfy(\.isClean) { throw ExitCode(1) }
}

extension Scenario.Course {
    /// Each moment of the making, followed by going on or by a delete, and each of the removal.
    func cells(every step: Int) -> [Scenario.Cell] {
        func cells(_ names: [String], _ stage: Scenario.Cell.Stage, _ sequel: Scenario.Cell.Sequel) -> [Scenario.Cell] {
            stride(from: 0, to: names.count, by: step).flatMap { index in
                // A read has no effect: before it and after it are one.
                let moments = names[index].hasPrefix("read") ? [.before] : Mortality.Moment.allCases
                return moments.map {
                    Scenario.Cell(stage: stage, sequel: sequel, hour: index + 1, moment: $0, name: names[index])
                }
            }
        }
        return cells(creation, .create, .goOn) + cells(creation, .create, .deleteAtOnce)
            + cells(removal, .delete, .goOn)
    }
}

extension Scenario.Cell {
    var row: String {
        let what = name.prefix { $0 != " " }
        return "\(stage.rawValue), \(what), \(moment.rawValue)" + (sequel == .deleteAtOnce ? ", then delete" : "")
    }
}
