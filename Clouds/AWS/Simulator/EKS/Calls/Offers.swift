import Domain
import Foundation
import Simulation

/// What EKS offers, the same for every account.
extension EKS {
    static let accessPolicyPrefix = "arn:aws:eks::aws:cluster-access-policy/"
    static let accessPolicies = [
        "AmazonEKSAdminPolicy", "AmazonEKSClusterAdminPolicy", "AmazonEKSAdminViewPolicy", "AmazonEKSEditPolicy",
        "AmazonEKSViewPolicy",
    ]

    func listAccessPolicies(_ call: Call) throws -> JSON {
        let items = Self.accessPolicies.map { name -> JSON in
            ["name": JSON(name), "arn": JSON(Self.accessPolicyPrefix + name)]
        }
        return try page(items, as: "accessPolicies", call)
    }

    func describeClusterVersions(_ call: Call) throws -> JSON {
        let names = call.parameters.strings("clusterVersions") + [call.parameters["clusterVersions"]].compactMap { $0 }
        let status =
            call.parameters["status"]
            ?? call.parameters["versionStatus"].map {
                $0.lowercased().replacing("_", with: "-")
            }
        let showsAll = call.parameters["includeAll"] == "true"
        let isStandardOnly = call.parameters["defaultOnly"] == "true"
        let shown = KubernetesVersion.all.filter { version in
            if isStandardOnly { return version.name == KubernetesVersion.standard.name }
            if !names.isEmpty { return names.contains(version.name) }
            return status.map { $0 == version.support(at: now) } ?? (showsAll || version.isOffered(at: now))
        }
        return try page(shown.map { json($0) }, as: "clusterVersions", call)
    }

    func describeAddonVersions(_ call: Call) throws -> JSON {
        let wanted = call.parameters["kubernetesVersion"]
        if let wanted, KubernetesVersion.named(wanted) == nil {
            throw EKS.invalid("unsupported Kubernetes version: \(wanted)")
        }
        let versions = KubernetesVersion.all.filter { version in
            wanted.map { $0 == version.name } ?? version.isOffered(at: now)
        }
        let name = call.parameters["addonName"]
        if let name, AddonOffer.named(name) == nil {
            throw EKS.absent("No addon versions found for the specified addon name: \(name)")
        }
        let offers = AddonOffer.all.filter { offer in name.map { $0 == offer.name } ?? true }
        return try page(offers.map { json($0, on: versions) }, as: "addons", call)
    }

    func describeAddonConfiguration(_ call: Call) throws -> JSON {
        let name = call.parameters["addonName"] ?? ""
        let version = call.parameters["addonVersion"] ?? ""
        guard let offer = AddonOffer.named(name) else { throw EKS.absent("Addon \(name) was not found") }
        let schema: JSON = [
            "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "additionalProperties": true,
        ]
        let identities = offer.identity.map { identity -> JSON in
            [
                "serviceAccount": JSON(identity.serviceAccount),
                "recommendedManagedPolicies": JSON(["arn:aws:iam::aws:policy/" + identity.policy]),
            ]
        }
        return [
            "addonName": JSON(name), "addonVersion": JSON(version), "configurationSchema": JSON(schema.text),
            "podIdentityConfiguration": .array(identities.map { [$0] } ?? []),
        ]
    }

    /// One page of a list; EKS pages by 100 unless asked for less.
    func page(_ items: [JSON], as name: String, _ call: Call) throws -> JSON {
        let size = try call.parameters.number("maxResults") ?? call.body["maxResults"].integer ?? 100
        guard (1...100).contains(size) else { throw EKS.invalid("maxResults must be between 1 and 100") }
        let token = call.parameters["nextToken"] ?? call.body["nextToken"].string
        let start = try token.map(Self.start) ?? 0
        let shown = items.dropFirst(start).prefix(size)
        var members: [String: JSON] = [name: .array(Array(shown))]
        let end = start + shown.count
        if end < items.count { members["nextToken"] = JSON(Data("from:\(end)".utf8).base64EncodedString()) }
        return .object(members)
    }

    private static func start(_ token: String) throws -> Int {
        guard let data = Data(base64Encoded: token), let text = String(bytes: data, encoding: .utf8),
            text.hasPrefix("from:"), let start = Int(text.dropFirst(5)), start >= 0
        else { throw EKS.invalid("Invalid nextToken") }
        return start
    }
}
