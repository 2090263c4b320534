import API
import CLI
import Domain
import Simulation
import Testing

@Suite struct PreparationTests {
    /// A server on whose cloud one part is off until it is asked for, and on after `looks` looks.
    private func stage(looks: Int = 2, refused: Bool = false) -> Stage {
        let left = Locked<Int?>(nil)
        return Stage { sent in
            guard sent.path.hasSuffix("/preparation") else {
                return sent.path.contains("/providers/")
                    ? try .ok(ProviderBody.sample) : try .ok(CredentialBody.sample())
            }
            if sent.method == "POST", !refused { left.withLock { $0 = looks } }
            let now = left.withLock { left in
                defer { left = left.map { $0 - 1 } }
                return left
            }
            let finding =
                switch now {
                case nil: Finding("part", "discs", .missing, "Discs are off.", advice: "Ask your cloud.")
                case .some(1...): Finding("part", "discs", .warning, "The cloud switches discs on.")
                default: Finding("part", "discs", .allowed, "Discs are on.")
                }
            return try .ok(PreflightBody(findings: [finding]))
        }
    }

    @Test func itIsFollowedUntilItIsOn() async {
        let stage = stage()
        #expect(await stage.play("credential prepare mine") == .fine)
        #expect(stage.messages == "The cloud switches discs on.\nDiscs are on.\n")
        #expect(stage.output == "Everything that is needed is switched on.\n")
        #expect(stage.sent.map(\.method) == ["POST", "GET", "GET"])
    }

    @Test func whatTheCloudRefusesIsSaid() async {
        let stage = stage(refused: true)
        #expect(await stage.play("credential prepare mine") == .preflight)
        #expect(stage.messages.contains("It stays off: Discs are off."))
        #expect(stage.messages.contains("Ask your cloud."))
    }

    @Test func itEndsWhenItLastsTooLong() async {
        let stage = stage(looks: 10_000)
        #expect(await stage.play("credential prepare mine") == .unfinished)
    }

    @Test func whoAddsACredentialIsOfferedIt() async {
        let add = "credential add mine --provider toy --field user=me -"
        let asked = stage()
        #expect(await asked.play(add, typed: "y", input: "secret-1") == .fine)
        #expect(asked.messages.contains("Discs are on."))
        let declined = stage()
        #expect(await declined.play(add, typed: "", input: "secret-1") == .fine)
        #expect(!declined.messages.contains("Discs are on."))
        let script = stage()
        #expect(await script.play(add, input: "secret-1") == .fine)
        #expect(script.messages.contains("freehold credential prepare mine"))
        let flagged = stage()
        #expect(await flagged.play(add, "--prepare", input: "secret-1") == .fine)
        #expect(flagged.messages.contains("Discs are on."))
    }
}
