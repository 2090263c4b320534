import API
import CLI
import Domain
import Foundation
import Testing

@Suite struct ContextTests {
    private func stage() -> Stage { Stage { _ in try .ok(Page([ClusterBody]())) } }

    /// Two servers, one of them with a token.
    private func furnished() throws -> Place {
        let place = try Place()
        try FileManager.default.createDirectory(atPath: place.folder + "/freehold", withIntermediateDirectories: true)
        _ = try place.write(
            """
            {"current": "home", "contexts": {
              "home": {"url": "http://127.0.0.1:8080", "token": "fhp_home", "tokenID": "t1", "workspace": "mine"},
              "away": {"url": "http://away.example.com", "token": "fhp_away"}
            }}
            """, to: "freehold/contexts.json")
        return place
    }

    private func asked(_ line: String, in place: Place, _ more: [String: String] = [:]) async -> Stage.Sent? {
        let stage = stage()
        _ = await stage.play(line, environment: place.environment.merging(more) { $1 })
        return stage.sent.first
    }

    @Test func theCommandLineCountsMoreThanTheEnvironmentAndThatMoreThanTheContext() async throws {
        let place = try furnished()
        let home = await asked("cluster list", in: place)
        #expect(home?.headers["Authorization"] == "Bearer fhp_home")
        #expect(home?.path.hasPrefix("/api/v1/workspaces/mine/") == true)
        let environment = ["FREEHOLD_TOKEN": "fhp_env", "FREEHOLD_WORKSPACE": "env"]
        let surrounded = await asked("cluster list", in: place, environment)
        #expect(surrounded?.headers["Authorization"] == "Bearer fhp_env")
        #expect(surrounded?.path.hasPrefix("/api/v1/workspaces/env/") == true)
        let said = await asked("cluster list --workspace said", in: place, environment)
        #expect(said?.path.hasPrefix("/api/v1/workspaces/said/") == true)
        // A context that the command line names counts as what it says.
        let named = await asked("cluster list --context home", in: place, environment)
        #expect(named?.headers["Authorization"] == "Bearer fhp_home")
        let away = await asked("cluster list", in: place, ["FREEHOLD_CONTEXT": "away"])
        #expect(away?.headers["Authorization"] == "Bearer fhp_away")
    }

    @Test func aTokenGoesToTheServerThatGaveItAndToNoOther() async throws {
        let place = try furnished()
        let stage = stage()
        let line = "cluster list --url http://evil.example.com"
        #expect(await stage.play(line, environment: place.environment) == .unauthenticated)
        #expect(stage.sent.isEmpty)
    }

    @Test func contextsAreAddedUsedListedAndDeleted() async throws {
        let place = try Place()
        let stage = stage()
        #expect(
            await stage.play("context add one --url https://one.example.com/", environment: place.environment)
                == .fine)
        #expect(
            await stage.play("context add two --url https://two.example.com", environment: place.environment) == .fine)
        #expect(
            await stage.play("context add two --url https://two.example.com", environment: place.environment)
                == .conflict)
        #expect(await stage.play("context use two", environment: place.environment) == .fine)
        #expect(await stage.play("context list", environment: place.environment) == .fine)
        #expect(
            stage.output == """
                IN USE  NAME  SERVER                   WORKSPACE  SIGNED IN  UNTIL
                        one   https://one.example.com  default    no
                *       two   https://two.example.com  default    no

                """)
        #expect(await stage.play("context delete two", environment: place.environment) == .fine)
        #expect(await stage.play("context use two", environment: place.environment) == .usage)
        #expect(stage.messages.contains("There is no context called “two”."))
        #expect(stage.sent.isEmpty)
    }

    @Test func noTokenIsListedAndNoneIsLeftBehind() async throws {
        let place = try furnished()
        for format in ["table", "wide", "json", "yaml", "name"] {
            let stage = stage()
            #expect(await stage.play("context list -o \(format)", environment: place.environment) == .fine)
            #expect(!stage.output.contains("fhp_") && stage.output.contains("away"))
        }
        let stage = stage()
        #expect(await stage.play("context delete home", environment: place.environment) == .conflict)
        #expect(stage.messages.contains("freehold logout --context home"))
    }

    @Test(arguments: [
        ("context add Two --url https://a", "“Two” is no name of a context."),
        ("context add a --url ftp://a", "“ftp://a” is no address"),
        ("context add a --url https://user:pass@host", "a user or a password in it"),
        ("cluster list --context none", "There is no context called “none”."),
        ("login --token-file x", "--token-file was given."),
    ])
    func whatCannotBeUsedIsSaid(line: String, says: String) async throws {
        let place = try furnished()
        let stage = stage()
        #expect(await stage.play(line, environment: place.environment) == .usage)
        #expect(stage.messages.contains(says) && !stage.messages.contains("pass@"), "\(stage.messages)")
        #expect(stage.sent.isEmpty)
    }

    @Test func aFileThatCannotBeUnderstoodIsNamed() async throws {
        let place = try furnished()
        _ = try place.write("{", to: "freehold/contexts.json")
        let stage = stage()
        #expect(await stage.play("cluster list", environment: place.environment) == .problem)
        #expect(stage.messages.contains(place.contexts))
    }
}
