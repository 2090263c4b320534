import API
import Domain

/// Shows a credential, once it is known whether it is good.
struct CredentialReport {
    let client: Client
    let shell: Shell

    /// Waits while the cloud is being asked, at most for a minute; then shows what it said.
    func settle(_ first: CredentialBody, output: OutputOptions) async throws {
        let credential = try await settled(first)
        try output.show(credential, on: shell.terminal) { show(credential) }
        try refuse(credential)
    }

    /// Throws an `Exit` where the cloud did not take it.
    func refuse(_ credential: CredentialBody) throws {
        guard let problem = credential.problem else { return }
        throw Exit(problem.remedy == .wait ? .unfinished : .stopped, problem)
    }

    /// As it is once the cloud has said whose it is, or after a minute.
    func settled(_ first: CredentialBody) async throws -> CredentialBody {
        var credential = first
        let start = shell.time.now()
        while credential.isBeingValidated, shell.time.now().elapsed(since: start) < .seconds(60) {
            try await shell.time.sleep(.milliseconds(500))
            credential = try await client.get(client.path("credentials", credential.id))
        }
        return credential
    }

    func show(_ credential: CredentialBody) {
        var lines = ["\(credential.name)   \(credential.provider)   \(credential.words)"]
        if let account = credential.account { lines.append("  account \(account.id), as \(account.principal)") }
        lines += credential.fields.sorted { $0.key < $1.key }.map { "  \($0.key)  \($0.value)" }
        for warning in credential.warnings {
            lines += warning.lines(columns: shell.terminal.columns - 4).enumerated().map {
                ($0.offset == 0 ? "  ! " : "    ") + $0.element
            }
        }
        shell.terminal.print(lines.joined(separator: "\n"))
    }
}

extension CredentialBody {
    /// The phase as people read it.
    var words: String {
        switch phase {
        case .pendingValidation: "Pending Validation"
        case .ready: pendingVersion == nil ? "Ready" : "Ready, a newer version is being validated"
        case .invalid: "Invalid"
        }
    }

    fileprivate var isBeingValidated: Bool { problem == nil && (phase == .pendingValidation || pendingVersion != nil) }
}
