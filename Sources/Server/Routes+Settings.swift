import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    private static let all = "\(base)/settings"

    var settings: [Route] {
        [
            Route(.get, Self.all, for: .administrator) { inquiry in
                try body(of: await controlPlane.operatorSettings(as: inquiry.caller))
            },
            Route(.put, "\(Self.all)/prices", for: .administrator) { inquiry in
                let revision = try inquiry.revision
                let order: PricesOrder = try await inquiry.order()
                return try body(
                    of: await controlPlane.enterPrices(order.tables, revision: revision, as: inquiry.caller))
            },
            Route(.put, "\(Self.all)/fees", for: .administrator) { inquiry in
                let revision = try inquiry.revision
                let order: FeesOrder = try await inquiry.order()
                return try body(of: await controlPlane.setFees(order.fees, revision: revision, as: inquiry.caller))
            },
            Route(.put, "\(Self.all)/service-levels", for: .administrator) { inquiry in
                let revision = try inquiry.revision
                let order: ServiceLevelsOrder = try await inquiry.order()
                return try body(
                    of: await controlPlane.setServiceLevels(
                        order.serviceLevels, revision: revision, as: inquiry.caller))
            },
            Route(.put, "\(Self.all)/offers", for: .administrator) { inquiry in
                let revision = try inquiry.revision
                let order: OffersOrder = try await inquiry.order()
                return try body(of: await controlPlane.setOffers(order.offers, revision: revision, as: inquiry.caller))
            },
        ] + hosts + shares
    }

    private func body(of stored: StoredSettings) throws -> Response {
        try .json(SettingsBody(stored.settings, version: stored.version), revision: stored.version)
    }

    private var hosts: [Route] {
        [
            Route(.get, "\(Self.all)/hosts", for: .administrator) { inquiry in
                let hosts = try await controlPlane.hostClusters(as: inquiry.caller)
                return try .json(inquiry.page(of: hosts.map(HostBody.init), by: \.name))
            },
            Route(.post, "\(Self.all)/hosts", for: .administrator) { inquiry in
                let order: HostOrder = try await inquiry.order()
                let host = try await controlPlane.addHostCluster(
                    order.name, region: order.region, kubeconfig: order.kubeconfig.secret, as: inquiry.caller)
                return try .json(HostBody(host), status: .created)
            },
            Route(.delete, "\(Self.all)/hosts/:host", for: .administrator) { inquiry in
                try await controlPlane.removeHostCluster(inquiry.part("host"), as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }

    private var shares: [Route] {
        [
            Route(.get, "\(Self.all)/shared-credentials", for: .administrator) { inquiry in
                let all = try await controlPlane.sharedCredentials(as: inquiry.caller).sorted {
                    $0.id.rawValue < $1.id.rawValue
                }
                return try .json(inquiry.page(of: all.map { SharedCredentialBody($0) }, by: \.id))
            },
            Route(.post, "\(Self.all)/shared-credentials", for: .administrator) { inquiry in
                let order: ShareOrder = try await inquiry.order()
                let shared = try await controlPlane.shareCredential(
                    order.credential, of: order.workspace, with: order.with, as: inquiry.caller)
                return try .json(SharedCredentialBody(shared))
            },
            Route(.delete, "\(Self.all)/shared-credentials/:credential", for: .administrator) { inquiry in
                try await controlPlane.unshareCredential(
                    .init(rawValue: inquiry.part("credential")), as: inquiry.caller)
                return Response(status: .noContent)
            },
            Route(.get, "\(Self.team)/shared-credentials", for: .member(.seeWorkspace)) { inquiry in
                let all = try await controlPlane.sharedCredentials(in: inquiry.workspace, as: inquiry.caller)
                    .sorted { $0.id.rawValue < $1.id.rawValue }
                return try .json(inquiry.page(of: all.map { SharedCredentialBody($0, isForUsers: true) }, by: \.id))
            },
            Route(.get, "\(Self.clusterPath)/cost", for: .member(.seeWorkspace)) { inquiry in
                let cost = try await controlPlane.clusterCost(
                    inquiry.part("cluster"), in: inquiry.workspace, as: inquiry.caller)
                return try .json(CostBody(cost))
            },
        ]
    }
}

extension SharedCredentialBody {
    /// - Parameter isForUsers: who uses it does not learn who else does.
    fileprivate init(_ shared: SharedCredential, isForUsers: Bool = false) {
        self.init(
            id: shared.id.rawValue, name: shared.name, provider: shared.provider, phase: shared.phase,
            workspace: shared.owner.name, with: isForUsers ? nil : shared.teams?.map(\.name))
    }
}
