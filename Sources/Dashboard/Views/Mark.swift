import ControlPlane
import Crypto
import Domain
import Foundation

/// What a page shows, in a few characters: another mark means that there is something new to show.
enum Mark {
    static func of(_ clusters: [ClusterView], _ credentials: [Credential]) -> String {
        var text = ""
        for view in clusters {
            text += "\(view.cluster.id) \(view.cluster.generation) \(view.phase) \(view.problem?.summary ?? "")\n"
            for step in view.steps {
                text += "\(step.name) \(step.state) \(step.text) \(step.problem?.summary ?? "") \(step.cloudIDs)\n"
            }
        }
        for one in credentials {
            text += "\(one.id) \(one.revision) \(one.phase) \(one.version) \(one.pendingVersion ?? 0) "
            text += "\(one.problem?.summary ?? "") \(one.warnings.map(\.summary)) "
            text += "\(one.validatedAt?.timeIntervalSince1970 ?? 0)\n"
        }
        return SHA256.hash(data: Data(text.utf8)).prefix(8).map { String(Int($0) + 256, radix: 16).dropFirst() }
            .joined()
    }
}
