import API
import CLI
import Testing

@Suite struct SecretTests {
    private let canary = "canary-4a1e"

    private func stage() -> Stage {
        Stage { sent in
            sent.path.contains("/providers/") ? try .ok(ProviderBody.sample) : try .ok(CredentialBody.sample())
        }
    }

    private func order(_ stage: Stage) throws -> CredentialOrder {
        try JSON.decode(from: Array(try #require(stage.sent.first { $0.method == "POST" }).body.utf8))
    }

    private func expectSilence(of stage: Stage) {
        #expect(!stage.output.contains(canary) && !stage.messages.contains(canary))
    }

    @Test func aSecretAloneIsTheOneThatTheFormAsksFor() async throws {
        let stage = stage()
        #expect(await stage.play("credential add mine --provider toy --field user=me -", input: "\(canary)\n") == .fine)
        let fields = try #require(try order(stage).fields)
        #expect(fields["password"]?.secret.withValue { $0 } == canary)
        #expect(fields["user"]?.secret.withValue { $0 } == "me")
        expectSilence(of: stage)
    }

    @Test func linesWithKeysAreFields() async throws {
        let stage = stage()
        let input = "user=me\n# a note\npassword = \(canary)\n"
        #expect(await stage.play("credential add mine --provider toy --secret-file -", input: input) == .fine)
        #expect(try order(stage).fields?["password"]?.secret.withValue { $0 } == canary)
        expectSilence(of: stage)
    }

    @Test func whatTheCloudsOwnToolPrintedIsPassedOnWhole() async throws {
        let stage = stage()
        let printed = #"{"AccessKey":{"Secret":"\#(canary)"}}"#
        #expect(await stage.play("credential add mine --provider toy -", input: "\u{FEFF}\(printed)\n") == .fine)
        #expect(try order(stage).pasted?.secret.withValue { $0 } == printed)
        expectSilence(of: stage)
    }

    @Test(arguments: ["--field password=canary-4a1e", "canary-4a1e", "--field colour=canary-4a1e"])
    func aSecretOnTheCommandLineIsRefusedAndNotRepeated(part: String) async {
        let stage = stage()
        #expect(await stage.play("credential add mine --provider toy", part, "--field user=me") == .usage)
        #expect(!stage.sent.contains { $0.method == "POST" })
        expectSilence(of: stage)
    }

    @Test(arguments: ["", "   \n", "colour=canary-4a1e\nuser=me", "two words\ncanary-4a1e", "user=a\nuser=canary-4a1e"])
    func whatIsNoSecretIsRefusedAndNotRepeated(input: String) async {
        let stage = stage()
        #expect(await stage.play("credential add mine --provider toy -", input: input) == .usage)
        #expect(!stage.sent.contains { $0.method == "POST" })
        expectSilence(of: stage)
    }

    @Test func aFileThatIsNotThereIsNamed() async {
        let stage = stage()
        #expect(await stage.play("credential add mine --provider toy --secret-file /no/such/file") == .usage)
        #expect(stage.messages.contains("/no/such/file cannot be read."))
    }
}
