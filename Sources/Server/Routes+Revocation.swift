import API
import Cloud
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    /// Taking access away, and what can be done where it was taken away too early.
    var revocation: [Route] {
        [
            Route(.get, "\(Self.team)/credentials/:credential/revocation", for: .member(.seeWorkspace)) { inquiry in
                let workspace = try await inquiry.workspace
                let name = try inquiry.part("credential")
                let steps = try await controlPlane.credentialRevocation(name, in: workspace, as: inquiry.caller)
                let credential = try await controlPlane.credential(name, in: workspace, as: inquiry.caller)
                let users = try await controlPlane.clusters(
                    using: credential.id, in: workspace, as: inquiry.caller)
                return try .json(
                    RevocationBody(
                        clusters: users.map(\.cluster.name),
                        steps: steps.map { step in
                            .init(
                                text: step.text, console: step.console,
                                command: step.command?.map(\.quotedForShell).joined(separator: " "))
                        }))
            },
            Route(.get, "\(Self.clusterPath)/inventory", for: .member(.seeWorkspace), answer: inventory),
            Route(.post, "\(Self.clusterPath)/forget", for: .member(.deleteClusters)) { inquiry in
                let order: ForgetOrder = try await inquiry.order()
                let view = try await controlPlane.forgetCluster(
                    inquiry.part("cluster"), confirmation: order.confirm, in: inquiry.workspace, as: inquiry.caller)
                return try body(of: view)
            },
        ]
    }

    @Sendable private func inventory(_ inquiry: Inquiry) async throws -> Response {
        let inventory = try await controlPlane.clusterInventory(
            inquiry.part("cluster"), in: inquiry.workspace, as: inquiry.caller)
        switch inquiry.query("format") {
        case nil, "json": return try .json(InventoryBody(inventory))
        case "script":
            guard let script = inventory.script else {
                throw Rejection.unreadable(
                    "format", "There is no removal script for \(inventory.cluster.provider).",
                    advice: "Leave the format out, and remove what the list says by hand.")
            }
            let name = "remove-\(inventory.cluster.name).sh"
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/x-shellscript; charset=utf-8",
                    .contentDisposition: "attachment; filename=\"\(name)\"",
                ], body: .init(byteBuffer: ByteBuffer(string: script)))
        case let other?:
            throw Rejection.unreadable(
                "format", "“\(other.prefix(20))” is no format.", advice: "Give json or script.")
        }
    }
}

extension InventoryBody {
    init(_ inventory: Inventory) {
        let cluster = inventory.cluster
        self.init(
            cluster: cluster.id.rawValue, name: cluster.name, provider: cluster.provider, region: cluster.region,
            account: inventory.account?.id, takenAt: inventory.takenAt, forgottenAt: inventory.forgottenAt,
            items: inventory.items.map {
                ResourceBody(step: $0.step, state: .init($0.state), cloudID: $0.cloudID, console: $0.console)
            })
    }
}
