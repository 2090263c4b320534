import API
import ControlPlane
import Domain
import Hummingbird

/// All that the server answers.
struct Routes: Sendable {
    static let base = "/api/v1"
    static let team = "\(base)/workspaces/:workspace"

    let controlPlane: ControlPlane
    let isSimulated: Bool
    let time: Time

    var all: [Route] {
        open + workspaces + providers + credentials + clusters + clusterHistory + tokens + issuer + audit
            + notifications
    }

    private var open: [Route] {
        [
            Route(.get, "/livez", isOpen: true) { _ in try .json(["status": "alive"]) },
            // A server that cannot read its database is of no use to anybody, and lives all the same.
            Route(.get, "/readyz", isOpen: true) { _ in
                _ = try await controlPlane.workspaces()
                return try .json(["status": "ready"])
            },
            Route(.get, "\(Self.base)/version", isOpen: true) { _ in
                try .json(VersionBody(version: Release.version))
            },
        ]
    }

    private var workspaces: [Route] {
        [
            Route(.get, "\(Self.base)/workspaces") { inquiry in
                let all = try await controlPlane.workspaces().map(WorkspaceBody.init)
                return try .json(inquiry.page(of: all, by: \.name))
            }
        ]
    }
}
