import Cloud
import ControlPlane
import Domain
import Engine
import Store

/// The verbs that only look, as an administrator asks them.
extension ControlPlane {
    func credentials(in workspace: Workspace.ID) async throws -> [Credential] {
        try await credentials(in: workspace, as: House.ann)
    }

    func credential(_ name: String, in workspace: Workspace.ID) async throws -> Credential {
        try await credential(name, in: workspace, as: House.ann)
    }

    func clusters(in workspace: Workspace.ID, includingDeleted: Bool = false) async throws -> [ClusterView] {
        try await clusters(in: workspace, includingDeleted: includingDeleted, as: House.ann)
    }

    func cluster(_ name: String, in workspace: Workspace.ID) async throws -> ClusterView {
        try await cluster(name, in: workspace, as: House.ann)
    }

    func clusterEvents(
        _ name: String, after id: Int64 = 0, limit: Int = 500, in workspace: Workspace.ID
    ) async throws -> [Event] {
        try await clusterEvents(name, after: id, limit: limit, in: workspace, as: House.ann)
    }

    func credentialEvents(
        _ name: String, after id: Int64 = 0, limit: Int = 500, in workspace: Workspace.ID
    ) async throws -> [Event] {
        try await credentialEvents(name, after: id, limit: limit, in: workspace, as: House.ann)
    }

    func clusterResources(_ name: String, in workspace: Workspace.ID) async throws -> [CloudResource] {
        try await clusterResources(name, in: workspace, as: House.ann)
    }

    func clusterProof(_ name: String, in workspace: Workspace.ID) async throws -> Proof? {
        try await clusterProof(name, in: workspace, as: House.ann)
    }

    func clusterOperations(_ name: String, in workspace: Workspace.ID) async throws -> [Domain.Operation] {
        try await clusterOperations(name, in: workspace, as: House.ann)
    }

    func auditRows(limit: Int = 100) async throws -> [AuditRow] { try await auditRows(limit: limit, as: House.ann) }

    func verifyAudit() async throws -> AuditVerification { try await verifyAudit(as: House.ann) }

    func notificationTargets(in workspace: Workspace.ID) async throws -> [NotificationTarget] {
        try await notificationTargets(in: workspace, as: House.ann)
    }

    func preparation(of name: String, in workspace: Workspace.ID) async throws -> [Finding] {
        try await preparation(of: name, in: workspace, as: House.ann)
    }

    func preflightCredential(_ name: String, in workspace: Workspace.ID) async throws -> [Finding] {
        try await preflightCredential(name, in: workspace, as: House.ann)
    }

    func planCluster(_ draft: ClusterDraft, in workspace: Workspace.ID) async throws -> Plan {
        try await planCluster(draft, in: workspace, as: House.ann)
    }

    func tokens() async throws -> [Token] { try await tokens(as: House.ann) }

    func workspaces() async throws -> [Workspace] { try await workspaces(as: House.ann) }

    func workspace(called name: String) async throws -> Workspace { try await workspace(called: name, as: House.ann) }
}
