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
    let readiness: Readiness

    init(controlPlane: ControlPlane, isSimulated: Bool, time: Time) {
        self.controlPlane = controlPlane
        self.isSimulated = isSimulated
        self.time = time
        readiness = Readiness(controlPlane: controlPlane, time: time)
    }

    var all: [Route] {
        open + workspaces + providers + credentials + clusters + clusterHistory + revocation + tokens + issuer + audit
            + notifications + people + devices + settings
    }

    private var open: [Route] {
        [
            Route(.get, "/livez", for: .anybody) { _ in try .json(["status": "alive"]) },
            Route(.get, "/readyz", for: .anybody) { inquiry in
                try .json(await readiness.check(isVerbose: inquiry.query("verbose") != nil))
            },
            Route(.get, "\(Self.base)/openapi.yaml", for: .anybody) { _ in
                Response(
                    status: .ok, headers: [.contentType: "application/yaml"],
                    body: .init(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_yaml)))
            },
            Route(.get, "\(Self.base)/version", for: .anybody) { _ in
                try .json(VersionBody(version: Release.version))
            },
        ]
    }

    private var workspaces: [Route] {
        [
            Route(.get, "\(Self.base)/workspaces", for: .whoIsKnown) { inquiry in
                let all = try await controlPlane.workspaces(as: inquiry.caller).map(WorkspaceBody.init)
                return try .json(inquiry.page(of: all, by: \.name))
            },
            Route(.post, "\(Self.base)/workspaces", for: .administrator) { inquiry in
                let order: WorkspaceOrder = try await inquiry.order()
                let made = try await controlPlane.createWorkspace(order.name, as: inquiry.caller)
                return try .json(
                    WorkspaceBody(made), status: .created, location: "\(Self.base)/workspaces/\(made.id)")
            },
        ]
    }
}
