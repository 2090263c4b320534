import Simulation

/// What EKS tells about what it offers (EKS API reference, data types).
extension EKS {
    func json(_ version: KubernetesVersion) -> JSON {
        let support = version.support(at: now)
        return [
            "clusterVersion": JSON(version.name), "clusterType": "eks",
            "defaultPlatformVersion": JSON(version.platform),
            "defaultVersion": JSON(version.name == KubernetesVersion.standard.name),
            "releaseDate": JSON(version.releasedAt), "endOfStandardSupportDate": JSON(version.standardSupportEnds),
            "endOfExtendedSupportDate": JSON(version.extendedSupportEnds), "status": JSON(support),
            "versionStatus": JSON(support.uppercased().replacing("-", with: "_")),
            "kubernetesPatchVersion": JSON(version.patch),
        ]
    }

    /// An add-on's versions with those of Kubernetes that they fit.
    func json(_ offer: AddonOffer, on versions: [KubernetesVersion]) -> JSON {
        var compatible: [(name: String, with: [KubernetesVersion])] = []
        for version in versions {
            for name in offer.versions(for: version) {
                if let index = compatible.firstIndex(where: { $0.name == name }) {
                    compatible[index].with.append(version)
                } else {
                    compatible.append((name, [version]))
                }
            }
        }
        let rows = compatible.map { row -> JSON in
            let fits = row.with.map { version -> JSON in
                [
                    "clusterVersion": JSON(version.name), "platformVersions": ["*"],
                    "defaultVersion": JSON(offer.standardVersion(for: version) == row.name),
                ]
            }
            return [
                "addonVersion": JSON(row.name), "architecture": ["amd64", "arm64"], "compatibilities": .array(fits),
                "requiresConfiguration": false, "requiresIamPermissions": JSON(offer.identity != nil),
            ]
        }
        return [
            "addonName": JSON(offer.name), "type": JSON(offer.type), "addonVersions": .array(rows), "publisher": "eks",
            "owner": "aws",
        ]
    }
}
