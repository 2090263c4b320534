import Cloud
import Domain

extension Azure {
    public func preflight(_ cluster: Cluster, using credential: OpenCredential) async -> [Finding] {
        let client = client(credential, region: cluster.region)
        let need = Need(cluster, sizes: catalogue.sizes)
        let application = Identity(credential).clientID
        async let permissions = finding("permission") { try await self.permissions(client, application, for: cluster) }
        async let registrations = finding("registration") { try await self.registrations(client) }
        async let region = finding("region") { try await self.region(client) }
        async let machines = finding("size") { try await self.machines(client, need) }
        async let versions = finding("version") { try await self.versions(client, cluster) }
        return await region + machines + versions + registrations + permissions + notes(cluster)
    }

    /// What could not be found out is a finding, too.
    private func finding(_ kind: String, _ body: () async throws -> [Finding]) async -> [Finding] {
        do { return try await body() } catch {
            let problem = explain(error)
            return [Finding(kind, kind, .cannotTell, problem.summary, advice: problem.advice)]
        }
    }

    private func permissions(
        _ client: AzureClient, _ application: String, for cluster: Cluster
    ) async throws -> [Finding] {
        let scope = "/subscriptions/\(client.arm.subscription)"
        let command = "az role assignment create --role Contributor --assignee \(application) --scope \(scope)"
        let roles: [Subscriptions.Permission]
        do { roles = try await client.subscriptions.permissions() } catch let error as CloudError
            where error.meaning == .denied
        {
            let action = "Microsoft.Authorization/permissions/read"
            return [
                Finding(
                    "permission", action, .missing,
                    "The application \(application) may not look at its own permissions (\(action)): it has no role at "
                        + "subscription scope, or one without that. A role on a resource group is not enough.",
                    advice: "Add it to the role, or run `\(command)`.")
            ]
        }
        guard !roles.isEmpty else {
            return [
                Finding(
                    "permission", "subscription scope", .missing,
                    "The application \(application) has no role at subscription scope; a role on a resource group "
                        + "is not enough, because making a resource group is done in the subscription.",
                    advice: "Run `\(command)`.")
            ]
        }
        let isInternal = hasInternalLoadBalancers(cluster.spec)
        return (Permission.needed + (isInternal ? Permission.neededForInternalLoadBalancers : [])).map { action in
            roles.contains { $0.allows(action) }
                ? Finding("permission", action, .allowed, "\(action) is allowed.")
                : Finding(
                    "permission", action, .missing,
                    "No role of the application \(application) at subscription scope allows \(action).",
                    advice: "Add it to the role, or run `\(command)`.")
        }
    }

    private func registrations(_ client: AzureClient) async throws -> [Finding] {
        try await registrations(client) { registration in
            let namespace = registration.namespace
            guard !registration.isRegistered else { return Self.done(namespace) }
            return Finding(
                "registration", namespace, .warning,
                "\(namespace) is \(registration.registrationState ?? "NotRegistered") in this subscription.",
                advice: "Nothing to do: creating the cluster registers it first, which takes some minutes.")
        }
    }

    private func region(_ client: AzureClient) async throws -> [Finding] {
        let offered = try await client.subscriptions.locations().map(\.name).sorted()
        guard offered.contains(client.region) else {
            return [
                Finding(
                    "region", client.region, .missing, "The subscription is not offered the region \(client.region).",
                    advice: "Choose one of \(offered.joined(separator: ", ")).")
            ]
        }
        return [Finding("region", client.region, .allowed, "The subscription may use \(client.region).")]
    }

    private func versions(_ client: AzureClient, _ cluster: Cluster) async throws -> [Finding] {
        let offered = try await client.aks.versions(in: client.region)
        guard let asked = cluster.spec.version else { return [] }
        guard let version = offered.first(where: { $0.version == asked }) else {
            let others = offered.filter(\.isInCommonSupport).map(\.version).joined(separator: ", ")
            return [
                Finding(
                    "version", asked, .missing, "AKS does not offer \(asked) in \(client.region).",
                    advice: "Choose one of \(others).")
            ]
        }
        guard version.isInCommonSupport else {
            return [
                Finding(
                    "version", asked, .missing,
                    "AKS offers \(asked) only with long-term support, which needs the tier Premium.",
                    advice: "Choose a newer version.")
            ]
        }
        return [Finding("version", asked, .allowed, "AKS offers \(asked).")]
    }

    private func notes(_ cluster: Cluster) -> [Finding] {
        var notes: [Finding] = []
        if hasInternalLoadBalancers(cluster.spec) {
            notes.append(
                Finding(
                    "permission", "the cluster's own right on its subnet", .warning,
                    "Internal load balancers need a role of the cluster's identity on the subnet, which a Contributor "
                        + "may not assign and which can be assigned only once the cluster stands.",
                    advice: "Have an Owner at hand: the step subnet-right shows the one command to run."))
        }
        if cluster.spec.size.lowercased().hasPrefix("standard_b") {
            notes.append(
                Finding(
                    "size", "\(cluster.spec.size) in a system pool", .warning,
                    "\(cluster.spec.size) is burstable: Azure's own guides differ on whether it suits a pool that AKS "
                        + "itself runs on, and a node that has used up its credits gets slow.",
                    advice: "Nothing for a cluster to try things on; for production take a D size."))
        }
        return notes
    }

    public func choose(for cluster: Cluster, using credential: OpenCredential) async throws -> Cluster.Choices {
        let client = client(credential, region: cluster.region)
        async let versions = client.aks.versions(in: cluster.region)
        // One node stands wherever there is room; three stand in as many zones as there are.
        var zones: [String] = []
        if cluster.kind == .dedicatedHA {
            zones = Array(try await client.compute.sku(cluster.spec.size, in: cluster.region)?.zones.prefix(3) ?? [])
        }
        let offered = try await versions
        let common = offered.filter(\.isInCommonSupport)
        guard let standard = common.first(where: { $0.isDefault == true }) ?? common.first ?? offered.first else {
            throw Problem(
                "AKS names no version in \(cluster.region).", advice: "Nothing to do; we ask again.", remedy: .wait)
        }
        return Cluster.Choices(zones: zones, version: cluster.spec.version ?? standard.version)
    }
}
