import ControlPlane
import Domain
import Testing

/// Two teams do what comes to their minds, with each other's ids and workspaces among what they name.
@Suite struct TwoTeamsTests {
    private static let steps = 10_000
    /// Both call their things so.
    private static let names = ["payments", "search", "billing"]

    @Test(.timeLimit(.minutes(10)), arguments: [1, 2] as [UInt64])
    func nothingOfOneIsInAnyAnswerToTheOther(seed: UInt64) async throws {
        let house = try await House()
        var teams = [
            try await Team.gather("aurora", in: house), try await Team.gather("borealis", in: house),
        ]
        var dice = RolledDice(seed: seed)
        var (done, foreign) = (0, 0)
        for step in 0..<Self.steps / 2 {
            if dice.roll(10) == 0, let next = try await house.loop.step() {
                house.clock.advance(to: min(next, house.clock.now + .seconds(30)))
            }
            house.clock.advance(by: .milliseconds(500))
            let mine = dice.roll(2)
            let (team, other) = (teams[mine], teams[1 - mine])
            let isAbroad = dice.roll(8) == 0
            let things = Self.names + Self.names + team.known + other.known + [other.place.rawValue, "nothing"]
            let occasion = Act.Occasion(
                plane: house.controlPlane, caller: dice.pick(team.people + [team.people[0]]),
                place: isAbroad ? other.place : team.place, mark: team.mark, name: dice.pick(Self.names),
                thing: dice.pick(things))
            var told: String
            do {
                let outcome = try await dice.pick(Act.all).carryOut(occasion)
                if let id = outcome.id { teams[mine].keep(id) }
                told = "\(outcome.told)"
                done += 1
            } catch { told = "\(error)" }
            if isAbroad { foreign += 1 }
            let traces = other.traces(in: told, apart: [occasion.thing, occasion.place.rawValue])
            try #require(traces.isEmpty, "seed \(seed), step \(step): \(traces) in \(told.prefix(1000))")
            try #require(!told.contains("canary"), "seed \(seed), step \(step): a secret")
        }
        // It would prove nothing if all of it had been refused, or none of it foreign.
        #expect(done > Self.steps / 16 && foreign > Self.steps / 32)
        let rows = try await house.controlPlane.auditRows(limit: 1000, as: House.ann)
        let callers = teams.map { Set($0.people.map(\.id)) }
        for row in rows {
            for (index, team) in teams.enumerated() where callers[1 - index].contains(row.entry.caller) {
                #expect(row.entry.workspace != team.place, "\(row.entry.verb) of one in the workspace of the other")
            }
        }
    }

    @Test func aTraceOfTheOtherIsSeenAndWhatOneSaidIsNone() async throws {
        let house = try await House()
        var team = try await Team.gather("aurora", in: house)
        team.keep("c0ffee-12345")
        #expect(team.traces(in: #"Cluster(id: c0ffee-12345, name: "x")"#, apart: []) == ["c0ffee-12345"])
        #expect(team.traces(in: "of aurora-1", apart: []) == ["aurora"])
        #expect(team.traces(in: "there is no “c0ffee-12345”", apart: ["c0ffee-12345"]).isEmpty)
        #expect(team.traces(in: "nothing", apart: []).isEmpty)
    }
}
