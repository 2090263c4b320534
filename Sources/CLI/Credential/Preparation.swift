import API
import Domain

/// What is switched on once in a credential's account, followed until it is.
struct Preparation {
    let client: Client
    let shell: Shell
    let credential: String

    private static let pause = Duration.seconds(2)
    private static let patience = Duration.minutes(15)

    private var path: String { client.path("credentials", credential, "preparation") }

    /// How much is still off; nil when the server could not find out.
    func missing() async -> Int? {
        try? await client.get(path, as: PreflightBody.self).findings.count { $0.verdict == .missing }
    }

    /// Asks for it, and tells of each part as it gets ready. Throws an `Exit` at what the cloud refuses.
    func carryOut() async throws -> PreflightBody {
        let start = shell.time.now()
        var body = try await client.send("POST", path, deadline: .seconds(120), as: PreflightBody.self).body
        try Findings(body.findings).refuse(saying: "It stays off")
        var told: Set<String> = []
        while true {
            for finding in body.findings where told.insert(finding.text).inserted { shell.terminal.tell(finding.text) }
            guard body.findings.contains(where: { $0.verdict != .allowed }) else { return body }
            guard shell.time.now().elapsed(since: start) < Self.patience else { throw Exit.slow }
            try await shell.time.sleep(Self.pause)
            body = try await client.get(path)
        }
    }
}

extension Exit {
    fileprivate static let slow = Exit(
        .unfinished,
        Problem(
            "Not everything is switched on after 15 minutes.",
            advice: "The cloud goes on with it. Look again later: the command may be repeated.", remedy: .wait))
}
