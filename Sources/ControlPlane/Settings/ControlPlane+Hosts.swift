public import Domain
import Foundation
import Store
import Vault

extension ControlPlane {
    /// The clusters that virtual ones could be made on, by name.
    public func hostClusters(as caller: Caller) async throws -> [HostCluster] {
        try caller.requireAdministrator()
        return try await store.read { try $0.hostClusters() }
    }

    /// - Parameter kubeconfig: how it is reached; sealed, and shown to nobody again.
    public func addHostCluster(
        _ name: String, region: String, kubeconfig: Secret, as caller: Caller
    ) async throws -> HostCluster {
        try caller.requireAdministrator()
        try Name.check(name)
        guard (1...80).contains(region.count) else {
            throw Problem.invalid(
                "region", "The region has \(region.count) characters.", advice: "Say in 1 to 80 where it is.")
        }
        guard kubeconfig.withValue(Self.looksLikeKubeconfig) else {
            throw Problem.invalid(
                "kubeconfig", "The text is no kubeconfig: it names no clusters, users and contexts.",
                advice: "Give what “kubectl config view --raw --minify” prints.")
        }
        let host = HostCluster(
            id: .init(rawValue: random.id()), name: name, region: region, createdAt: time.now())
        let sealed = try vault.seal(kubeconfig, for: .kubeconfig(of: host.id)).bytes
        try await store.write { transaction in
            guard try !transaction.hostClusters().contains(where: { $0.name == name }) else {
                throw Refusal.taken("host cluster", name)
            }
            try transaction.insert(host, kubeconfig: sealed)
            try transaction.audit("host.add", of: host, as: caller, at: host.createdAt)
        }
        return host
    }

    /// Forgets a host cluster, and destroys how it is reached.
    public func removeHostCluster(_ name: String, as caller: Caller) async throws {
        try caller.requireAdministrator()
        let now = time.now()
        try await store.write { transaction in
            let all = try transaction.hostClusters()
            guard let host = all.first(where: { $0.name == name || $0.id.rawValue == name }) else {
                throw Refusal.unknown("host cluster", name)
            }
            try transaction.delete(host.id)
            try transaction.audit("host.remove", of: host, as: caller, at: now)
        }
    }

    /// Its three parts are there; whether it opens a cluster, only a call could tell.
    private static func looksLikeKubeconfig(_ text: String) -> Bool {
        text.utf8.count <= 256 << 10 && ["clusters", "users", "contexts"].allSatisfy { text.contains($0) }
    }
}

extension Transaction {
    fileprivate func audit(_ verb: String, of host: HostCluster, as caller: Caller, at now: Date) throws {
        try audit(
            AuditEntry(
                at: now, caller: caller.id, verb: verb, workspace: nil, subject: host.id.rawValue,
                detail: ["name": host.name, "region": host.region]))
    }
}
