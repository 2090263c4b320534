import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    var clusterHistory: [Route] {
        [
            Route(.get, "\(Self.clusterPath)/events", for: .member(.seeWorkspace)) { inquiry in
                let limit = try inquiry.limit
                let events = try await controlPlane.clusterEvents(
                    inquiry.part("cluster"), after: inquiry.lastEvent, limit: limit, in: inquiry.workspace,
                    as: inquiry.caller)
                return try .json(Page(events, limit: limit))
            },
            Route(.get, "\(Self.clusterPath)/events/stream", for: .member(.seeWorkspace), answer: streamEvents),
            Route(.get, "\(Self.clusterPath)/operations", for: .member(.seeWorkspace)) { inquiry in
                let operations = try await controlPlane.clusterOperations(
                    inquiry.part("cluster"), in: inquiry.workspace, as: inquiry.caller)
                return try .json(inquiry.page(of: operations.map(OperationBody.init)))
            },
            Route(.get, "\(Self.clusterPath)/resources", for: .member(.seeWorkspace), answer: resources),
            Route(.get, "\(Self.clusterPath)/proof", for: .member(.seeWorkspace), answer: proof),
        ]
    }

    @Sendable private func streamEvents(_ inquiry: Inquiry) async throws -> Response {
        let workspace = try await inquiry.workspace
        // By its id from here on: the name may get another cluster.
        let id = try await controlPlane.cluster(inquiry.part("cluster"), in: workspace, as: inquiry.caller).cluster.id
        let feed = EventFeed(
            controlPlane: controlPlane, workspace: workspace, cluster: id, after: try inquiry.lastEvent,
            caller: try inquiry.caller, time: time)
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: .init { writer in
                try await feed.write(to: &writer)
                try await writer.finish(nil)
            })
    }

    @Sendable private func resources(_ inquiry: Inquiry) async throws -> Response {
        let workspace = try await inquiry.workspace
        let name = try inquiry.part("cluster")
        let view = try await controlPlane.cluster(name, in: workspace, as: inquiry.caller)
        let states = Dictionary(uniqueKeysWithValues: view.steps.map { ($0.name, $0.state) })
        let all = try await controlPlane.clusterResources(view.cluster.id.rawValue, in: workspace, as: inquiry.caller)
        // A step keeps the ids of what it had after it is gone.
        let bodies = all.compactMap { resource -> ResourceBody? in
            guard let state = states[resource.step], state != .gone else { return nil }
            return ResourceBody(
                step: resource.step, state: .init(state), cloudID: resource.cloudID, console: resource.console)
        }
        return try .json(inquiry.page(of: bodies))
    }

    @Sendable private func proof(_ inquiry: Inquiry) async throws -> Response {
        let workspace = try await inquiry.workspace
        let view = try await controlPlane.cluster(inquiry.part("cluster"), in: workspace, as: inquiry.caller)
        let cluster = view.cluster
        guard let proof = try await controlPlane.clusterProof(cluster.id.rawValue, in: workspace, as: inquiry.caller)
        else {
            throw Rejection(
                .notFound,
                Problem(
                    "The cluster “\(cluster.name)” is not deleted, so nothing can be proven yet.",
                    advice: "Delete it first; the proof is there once all of it is gone.", remedy: .wait))
        }
        // The credential may be gone by now, and with it whose account it was.
        let credential = try? await controlPlane.credential(
            cluster.credential.rawValue, in: workspace, as: inquiry.caller)
        return try .json(ProofBody(proof.sweep, at: proof.at, of: view, account: credential?.account?.id))
    }
}
