import API
import Domain
import Foundation

/// Looks at everything that a command needs, as far as each thing lets the next be looked at.
struct Examination {
    let connection: ConnectionOptions
    let shell: Shell

    func diagnoses() async throws -> [Diagnosis] {
        var found = [Diagnosis.fine("program", "freehold \(Release.version)")] + file
        let place: Connection
        do { place = try connection.connection(in: shell) } catch let exit as Exit {
            return found + [.wrong("server", exit.problem.summary, advice: exit.problem.advice)]
        }
        found.append(transport(to: place))
        let nobody = Client(url: place.url, token: nil, door: shell.door, workspace: place.workspace)
        do {
            let (answer, body) = try await nobody.raw("GET", "/api/v1/version", deadline: .seconds(10))
            guard answer.status == 200, let version = try? JSON.decode(VersionBody.self, from: body) else {
                let advice = "Set FREEHOLD_URL, or the context, to the address of a Freehold server."
                return found + [.wrong("server", "What answers at \(place.url) is not Freehold.", advice: advice)]
            }
            found.append(server(place, says: version))
            found += clock(answer.headers["date"])
        } catch let exit as Exit {
            return found + [.wrong("server", exit.problem.summary, advice: exit.problem.advice)]
        }
        return try await found + readiness(of: nobody) + token(place)
    }

    private var file: [Diagnosis] {
        guard let file = ContextsFile(of: shell) else { return [] }
        guard let isExposed = file.isExposed else { return [.fine("contexts", "there are none")] }
        let subject = "contexts"
        if isExposed {
            return [
                .wrong(
                    subject, "Others on this machine may read the tokens in \(file.path).",
                    advice: "Run: chmod 600 \(file.path)")
            ]
        }
        do {
            let contexts = try file.read()
            return [.fine(subject, "\(file.path), \(contexts.current.map { "with \($0) in use" } ?? "none in use")")]
        } catch { return [.wrong(subject, "\(file.path) cannot be read.", advice: "Remove it, and sign in again.")] }
    }

    private func transport(to place: Connection) -> Diagnosis {
        if place.url.hasPrefix("https://") { return .fine("transport", "TLS, with a certificate that is checked") }
        let host = URLComponents(string: place.url)?.host ?? ""
        if ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host) {
            return .fine("transport", "plain HTTP, which does not leave this machine")
        }
        return .wrong(
            "transport", "Tokens and secrets cross the network to \(host) as plain text.",
            advice: "Put TLS in front of the server, and give its address with https://.")
    }

    private func server(_ place: Connection, says version: VersionBody) -> Diagnosis {
        guard version.version != Release.version else {
            return .fine("server", "freehold \(version.version) at \(place.url)")
        }
        return .notice(
            "server", "freehold \(version.version) at \(place.url), which is another version than this program's.",
            advice: "Use the program of the server's version where a command is not understood.")
    }

    private func clock(_ date: String?) -> [Diagnosis] {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        // RFC 9110, 5.6.7.
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        guard let date, let theirs = format.date(from: date) else { return [] }
        let seconds = Int(abs(shell.time.now().timeIntervalSince(theirs)).rounded())
        guard seconds > 60 else { return [.fine("clock", "within a minute of the server's")] }
        return [
            .wrong(
                "clock", "The clocks of this machine and of the server are \(Duration.seconds(seconds).words) apart.",
                advice: "Have both set by NTP: clouds refuse what is signed at another time than theirs.")
        ]
    }

    private func readiness(of client: Client) async throws -> [Diagnosis] {
        do {
            let (answer, body) = try await client.raw("GET", "/readyz", deadline: .seconds(10))
            if answer.status == 200 { return [.fine("store", "the server can use it")] }
            let problem = (try? JSON.decode(ProblemDetails.self, from: body))?.problem
            return [
                .wrong(
                    "store", problem?.summary ?? "The server answers and is not ready (HTTP \(answer.status)).",
                    advice: problem?.advice ?? "Look at the server's log.")
            ]
        } catch let exit as Exit {
            return [.wrong("store", exit.problem.summary, advice: exit.problem.advice)]
        }
    }

    private func token(_ place: Connection) async throws -> [Diagnosis] {
        do {
            let client = try connection.client(place, in: shell)
            let caller: CallerBody = try await client.get("/api/v1/caller")
            let who = caller.person?.email ?? "the installation itself"
            let source = place.source(in: shell) ?? "nowhere"
            var found = [Diagnosis.fine("token", "of \(who), from \(source)")]
            if let end = caller.token?.expiresAt, end.elapsed(since: shell.time.now()) < .minutes(3 * 1440) {
                let text = "of \(who), from \(source), until \(end.formatted(.iso8601))"
                found = [.notice("token", text, advice: "Get a new one with: freehold login")]
            }
            let teams = try await client.all("/api/v1/workspaces", of: WorkspaceBody.self)
            if teams.contains(where: { [$0.name, $0.id].contains(place.workspace) }) {
                return found + [.fine("workspace", place.workspace)]
            }
            let names = teams.map(\.name).joined(separator: ", ")
            return found + [
                .wrong(
                    "workspace", "There is no workspace called “\(place.workspace)” for \(who).",
                    advice: names.isEmpty ? "Ask an owner for an invitation." : "Give --workspace: \(names).")
            ]
        } catch let exit as Exit {
            return [.wrong("token", exit.problem.summary, advice: exit.problem.advice)]
        }
    }
}
