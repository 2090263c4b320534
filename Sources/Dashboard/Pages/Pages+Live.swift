import ControlPlane
import Domain
import Hummingbird

extension Pages {
    /// What pages listen to, so as to show what is.
    var live: [PageRoute] {
        [
            PageRoute(.get, "\(Self.team)/live") { visit in
                let workspace = try await visit.workspace
                let caller = try visit.caller
                return .plain(
                    feed { try await mark(of: workspace, as: controlPlane.renewed(caller)) })
            },
            PageRoute(.get, "\(Self.clusterPath)/live") { visit in
                let workspace = try await visit.workspace
                let caller = try visit.caller
                // By its id from here on: the name may get another cluster.
                let id = try await controlPlane.cluster(visit.part("cluster"), in: workspace.id, as: caller)
                    .cluster.id.rawValue
                return .plain(
                    feed {
                        let caller = try await controlPlane.renewed(caller)
                        return Mark.of(try await controlPlane.cluster(id, in: workspace.id, as: caller))
                    })
            },
        ]
    }

    private func feed(_ mark: @escaping @Sendable () async throws -> String) -> Response {
        let feed = LiveFeed(bell: controlPlane.bell, time: time, mark: mark)
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: .init { writer in
                try await feed.write(to: &writer)
                try await writer.finish(nil)
            })
    }
}
