import Foundation
import Testing

/// The program as whoever starts it sees it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ProgramTests {
    private func serving(_ folder: String, _ more: String..., body: (Running, String) throws -> Void) throws {
        let server = try Running(["serve", "--data", folder, "--listen", "127.0.0.1:0"] + more)
        defer { server.interrupt(by: SIGKILL) }
        try body(server, try server.lines(until: "takes requests at"))
    }

    @Test func aServerSaysWhereItIsAndWhereItsTokenIs() throws {
        try Running.withFolder { folder in
            try serving(folder) { server, said in
                let url = try #require(said.firstMatch(of: #/takes requests at (http:\S+)/#)).1
                #expect(said.contains("The first admin token is in \(folder)/admin-token\n"))
                let list = try Running.ended(
                    "cluster", "list", "-o", "json",
                    environment: ["FREEHOLD_URL": String(url), "FREEHOLD_TOKEN_FILE": "\(folder)/admin-token"])
                #expect(list.status == 0 && list.messages.isEmpty)
                #expect(list.output.filter { !$0.isWhitespace } == "[]")
                server.interrupt()
                #expect(server.end().status == 0)
            }
        }
    }

    @Test func theFirstStartPrintsTheLinkThatIsInTheFolder() throws {
        try Running.withFolder { folder in
            let server = try Running(["serve", "--data", folder, "--listen", "127.0.0.1:0"])
            defer { server.interrupt(by: SIGKILL) }
            let said = try server.lines(until: "/welcome#")
            let text = try #require(said.firstMatch(of: #/http:\/\/127\.0\.0\.1:\d+\/welcome#(fhi_\w{36})\n/#)).1
            #expect(try String(contentsOfFile: "\(folder)/first-invitation", encoding: .utf8) == text + "\n")
        }
    }

    @Test func nobodyElseCanReadWhatAServerKeeps() throws {
        try Running.withFolder { folder in
            try serving(folder) { _, _ in
                let files = try FileManager.default.contentsOfDirectory(atPath: folder)
                #expect(Set(files).isSuperset(of: ["admin-token", "freehold.db", "root.key"]))
                for file in files + ["."] {
                    let kept = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
                    let mode = try #require(kept[.posixPermissions] as? Int)
                    #expect(mode & 0o077 == 0, "\(file) has mode \(String(mode, radix: 8))")
                }
            }
        }
    }

    @Test func twoServersDoNotShareAFolder() throws {
        try Running.withFolder { folder in
            try serving(folder) { _, _ in
                let second = try Running.ended("serve", "--data", folder, "--listen", "127.0.0.1:0")
                #expect(second.status == 1)
                #expect(second.messages.contains("Another Freehold server is using the data folder \(folder)."))
            }
            // The lock goes with the process, however it ends.
            try serving(folder) { _, said in #expect(said.contains("takes requests")) }
        }
    }

    @Test func anAddressThatIsTakenIsNamed() throws {
        try Running.withFolder { folder in
            try serving(folder + "/a") { _, said in
                let address = try #require(said.firstMatch(of: #/http:\/\/(\S+)/#)).1
                let second = try Running.ended("serve", "--data", folder + "/b", "--listen", String(address))
                #expect(second.status == 1)
                #expect(second.messages.contains("cannot listen on \(address)"))
            }
        }
    }

    @Test func aFolderIsForSimulatedCloudsOrForRealOnes() throws {
        try Running.withFolder { folder in
            try serving(folder, "--simulate") { _, said in
                #expect(said.contains("\(folder)/simulated-aws-key.json"))
            }
            let real = try Running.ended("serve", "--data", folder, "--listen", "127.0.0.1:0")
            #expect(real.status == 1)
            #expect(real.messages.contains("was made for simulated clouds"))
        }
    }

    @Test func theSecondStartHasTheSameToken() throws {
        try Running.withFolder { folder in
            var tokens: [String] = []
            for _ in 0..<2 {
                try serving(folder) { _, _ in
                    tokens.append(try String(contentsOfFile: "\(folder)/admin-token", encoding: .utf8))
                }
            }
            #expect(tokens[0] == tokens[1] && tokens[0].hasPrefix("fhp_"))
        }
    }

    @Test(arguments: [
        (["serve", "--listen", "nowhere"], "nowhere"), (["serve", "--speed", "0"], "--speed is 0"),
        (["serve", "--speed", "10"], "Add --simulate."), (["serve", "--colour"], "--colour"),
        (["simulate", "--listen", "0.0.0.0:1"], "this machine alone"), (["completion", "csh"], "csh"),
        (["simulate", "--certificate", "a.pem"], "--certificate was given without --key."),
        (["simulate", "--key", "a.pem"], "--key was given without --certificate."),
        (["simulate", "--certificate", "/proc/none", "--key", "a.pem"], "/proc/none, which cannot be read."),
        (["simulate", "--certificate", #filePath, "--key", #filePath], "holds no certificate in PEM."),
        (["frobnicate"], "frobnicate"),
    ])
    func aLineThatCannotBeUsedIsRefused(arguments: [String], says: String) throws {
        let ended = try Running(arguments).end()
        #expect(ended.status == 2)
        #expect(ended.messages.contains(says), "\(ended.messages)")
    }

    @Test func aCloudIsSimulatedHereOrElsewhere() throws {
        let elsewhere = ["FREEHOLD_AWS_ENDPOINT": "http://127.0.0.1:1"]
        let ended = try Running.ended("serve", "--simulate", environment: elsewhere)
        #expect(ended.status == 2)
        #expect(ended.messages.contains("_ENDPOINT"))
        try Running.withFolder { folder in
            let wrong = try Running.ended(
                "serve", "--data", folder, environment: ["FREEHOLD_AWS_ENDPOINT": "here"])
            #expect(wrong.status == 1)
            #expect(wrong.messages.contains("FREEHOLD_AWS_ENDPOINT is “here”."))
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func aShellIsToldWhatThereIs(shell: String) throws {
        let ended = try Running.ended("completion", shell)
        #expect(ended.status == 0)
        for word in ["serve", "credential", "watch"] { #expect(ended.output.contains(word)) }
    }

    @Test func aDataFolderThatCannotBeMadeIsNamed() throws {
        let ended = try Running.ended("serve", "--data", "/proc/none", "--listen", "127.0.0.1:0")
        #expect(ended.status == 1)
        #expect(ended.messages.contains("The data folder /proc/none cannot be made."))
    }
}
