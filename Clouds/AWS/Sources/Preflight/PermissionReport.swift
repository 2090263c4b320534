import Cloud
import Domain

/// Asks what a credential may do, without doing it.
struct PermissionReport: Sendable {
    let client: AWSClient
    let principal: String

    /// One finding for each action that is needed.
    func findings() async -> [Finding] {
        if let simulated = try? await simulated() { return simulated }
        return await withTaskGroup(of: Finding.self) { group in
            for permission in Permission.needed { group.addTask { await ask(permission) } }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.subject < $1.subject }
        }
    }

    /// IAM tells it all in one answer to those who may ask; the setup guide's policy may not.
    private func simulated() async throws -> [Finding] {
        let actions = Permission.needed.map(\.action)
        let decisions = try await client.iam.simulate(actions, of: principal)
        return actions.sorted().map { action in
            decisions[action] == true ? allowed(action) : missing(action, "IAM's simulation denies it")
        }
    }

    private func ask(_ permission: Permission) async -> Finding {
        let action = permission.action
        do {
            switch permission.probe {
            case .none: return cannotTell(action, "AWS offers no way to ask without doing it.")
            case .dryRun: try await client.ec2.dryRun(String(action.dropFirst("ec2:".count)))
            case .read: try await client.look(action)
            }
            return allowed(action)
        } catch let error as CloudError {
            switch error.meaning {
            case .denied: return missing(action, "AWS denied it")
            // It got past the permission: what was asked for is not there, or not like that.
            case .gone, .invalid, .exists: return allowed(action)
            default: return cannotTell(action, AWSProblems.explain(error).summary)
            }
        } catch {
            return cannotTell(action, AWSProblems.explain(error).summary)
        }
    }

    private func allowed(_ action: String) -> Finding {
        Finding("permission", action, .allowed, "\(action) is allowed.")
    }

    private func missing(_ action: String, _ how: String) -> Finding {
        Finding(
            "permission", action, .missing, "\(how): \(action), to \(principal).",
            advice: "Add {\"Effect\": \"Allow\", \"Action\": \"\(action)\", \"Resource\": \"*\"} to its policy.")
    }

    private func cannotTell(_ action: String, _ why: String) -> Finding {
        Finding(
            "permission", action, .cannotTell, why,
            advice: "Make sure that the policy holds it; if it does not, creating stops there and says so.")
    }
}
