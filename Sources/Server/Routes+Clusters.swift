import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    static let clustersPath = "\(team)/clusters"
    static let clusterPath = "\(clustersPath)/:cluster"

    var clusters: [Route] {
        [
            Route(.get, Self.clustersPath, for: .member(.seeWorkspace), answer: listClusters),
            Route(.post, Self.clustersPath, for: .member(.editClusters), answer: createCluster),
            Route(.post, "\(Self.team)/plans", for: .member(.useCredentials)) { inquiry in
                let order: ClusterOrder = try await inquiry.order()
                let plan = try await controlPlane.planCluster(
                    ClusterDraft(order), in: inquiry.workspace, as: inquiry.caller)
                return try .json(PlanBody(plan))
            },
            Route(.get, Self.clusterPath, for: .member(.seeWorkspace)) { inquiry in
                try body(
                    of: await controlPlane.cluster(inquiry.part("cluster"), in: inquiry.workspace, as: inquiry.caller))
            },
            Route(.patch, Self.clusterPath, for: .member(.editClusters)) { inquiry in
                let revision = try inquiry.revision
                let change = try ClusterChange(await inquiry.order())
                let view = try await controlPlane.editCluster(
                    inquiry.part("cluster"), change, in: inquiry.workspace, revision: revision, as: inquiry.caller)
                return try body(of: view, status: .accepted)
            },
            Route(.delete, Self.clusterPath, for: .member(.deleteClusters)) { inquiry in
                guard let confirmation = inquiry.query("confirm") else {
                    throw Rejection.unreadable(
                        "confirm", "The cluster's name is not confirmed.",
                        advice: "Repeat the name as ?confirm=NAME to have the cluster removed.")
                }
                let view = try await controlPlane.deleteCluster(
                    inquiry.part("cluster"), confirmation: confirmation, also: inquiry.queries("also"),
                    in: inquiry.workspace, as: inquiry.caller)
                return try body(of: view, status: .accepted)
            },
            Route(.post, "\(Self.clusterPath)/retry", for: .member(.editClusters)) { inquiry in
                let order: RetryOrder = try await inquiry.order(isOptional: true)
                let view = try await controlPlane.retryCluster(
                    inquiry.part("cluster"), step: order.step, in: inquiry.workspace, as: inquiry.caller)
                return try body(of: view, status: .accepted)
            },
        ]
    }

    @Sendable private func listClusters(_ inquiry: Inquiry) async throws -> Response {
        let health = try inquiry.query("health").map { text in
            guard let health = Health(rawValue: text) else {
                throw Rejection.unreadable(
                    "health", "“\(text.prefix(20))” is no health.",
                    advice: "Choose one of: \(Health.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return health
        }
        // Two deleted clusters may have had one name; with the id, every place in the list is its own.
        let place = inquiry.query("after")?.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        let list = ClusterList(
            health: health, includingDeleted: try inquiry.isAsked("deleted"),
            after: place.map { .init(name: $0.first ?? "", id: $0.count > 1 ? $0[1] : "") },
            limit: try inquiry.limit)
        let found = try await controlPlane.clusterPage(
            list, isCounted: false, in: inquiry.workspace, as: inquiry.caller)
        return try .json(Page(found.views.map(body(of:)), next: found.next.map { "\($0.name) \($0.id)" }))
    }

    @Sendable private func createCluster(_ inquiry: Inquiry) async throws -> Response {
        let workspace = try await inquiry.workspace
        let key = try inquiry.key
        let draft = try ClusterDraft(await inquiry.order())
        let view = try await controlPlane.createCluster(draft, in: workspace, as: inquiry.caller, key: key)
        let location = "\(Self.base)/workspaces/\(workspace)/clusters/\(view.cluster.id)"
        return try body(of: view, status: .accepted, location: location)
    }

    func body(
        of view: ClusterView, status: HTTPResponse.Status = .ok, location: String? = nil
    ) throws -> Response {
        try .json(body(of: view), status: status, revision: view.cluster.generation, location: location)
    }

    func body(of view: ClusterView) -> ClusterBody {
        let provider = controlPlane.providers.first { $0.id == view.cluster.provider }
        let region = provider?.regions.first { $0.id == view.cluster.region }
        return ClusterBody(
            view, providerName: provider?.name ?? view.cluster.provider,
            regionName: region?.name ?? view.cluster.region, isSimulated: isSimulated)
    }
}
