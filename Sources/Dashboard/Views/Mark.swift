import ControlPlane
import Crypto
import Foundation

/// What a cluster's page shows, in a few characters: another mark means that there is something new to show.
enum Mark {
    static func of(_ view: ClusterView) -> String {
        var text = "\(view.cluster.id) \(view.cluster.generation) \(view.phase) \(view.problem?.summary ?? "")\n"
        for step in view.steps {
            text += "\(step.name) \(step.state) \(step.text) \(step.problem?.summary ?? "") \(step.cloudIDs)\n"
        }
        return SHA256.hash(data: Data(text.utf8)).prefix(8).map { String(Int($0) + 256, radix: 16).dropFirst() }
            .joined()
    }
}
