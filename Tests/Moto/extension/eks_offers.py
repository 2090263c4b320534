"""What EKS offers: Kubernetes versions and add-ons. In the shape of AWS's lists, not a copy of them."""
import json

from .eks_calls import EKSCalls, answer, not_found, wrong

# version: released, end of standard support, end of extended support, status
VERSIONS = {
    "1.31": ("2024-09-26", "2025-11-26", "2026-11-26", "EXTENDED_SUPPORT"),
    "1.32": ("2025-01-23", "2026-03-23", "2027-03-23", "EXTENDED_SUPPORT"),
    "1.33": ("2025-05-29", "2026-07-29", "2027-07-29", "STANDARD_SUPPORT"),
    "1.34": ("2025-10-02", "2026-12-02", "2027-12-02", "STANDARD_SUPPORT"),
    "1.35": ("2026-01-27", "2027-03-27", "2028-03-27", "STANDARD_SUPPORT"),
}
# Not the newest, so that a client which sorts instead of asking is found out.
DEFAULT_VERSION = "1.34"

# name: versions (the last is the default), type, service account, the policies recommended for it
ADDONS = {
    "vpc-cni": (["v1.20.4-eksbuild.2", "v1.21.1-eksbuild.1"], "networking", "aws-node", ["AmazonEKS_CNI_Policy"]),
    "kube-proxy": (["v{minor}.0-eksbuild.2", "v{minor}.1-eksbuild.1"], "networking", None, []),
    "coredns": (["v1.11.4-eksbuild.24", "v1.12.4-eksbuild.1"], "networking", None, []),
    "eks-pod-identity-agent": (["v1.3.9-eksbuild.5", "v1.3.10-eksbuild.2"], "security", None, []),
    "aws-ebs-csi-driver": (
        ["v1.53.0-eksbuild.1", "v1.54.0-eksbuild.1"],
        "storage",
        "ebs-csi-controller-sa",
        ["service-role/AmazonEBSCSIDriverPolicy"],
    ),
    "metrics-server": (["v0.8.0-eksbuild.3", "v0.8.0-eksbuild.5"], "observability", None, []),
}
SCHEMA = {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {}}


def addon_versions(addon, kubernetes):
    """The versions of an add-on for a Kubernetes version, the default last."""
    return [version.format(minor=kubernetes) for version in ADDONS[addon][0]]


class Offers(EKSCalls):
    def describe_cluster_versions(self):
        asked = self.params
        versions = [
            {
                "clusterVersion": version,
                "clusterType": "eks",
                "defaultPlatformVersion": "eks.1",
                "defaultVersion": version == DEFAULT_VERSION,
                "releaseDate": released,
                "endOfStandardSupportDate": standard,
                "endOfExtendedSupportDate": extended,
                "status": status.lower().replace("_", "-"),
                "versionStatus": status,
                "kubernetesPatchVersion": f"{version}.1",
            }
            for version, (released, standard, extended, status) in reversed(VERSIONS.items())
            if version in (asked.get("clusterVersions") or VERSIONS)
            and status == (asked.get("versionStatus") or status)
            and (version == DEFAULT_VERSION or not asked.get("defaultOnly"))
        ]
        return self.page(clusterVersions=versions)

    def describe_addon_versions(self):
        kubernetes = self.params.get("kubernetesVersion")
        if kubernetes and kubernetes not in VERSIONS:
            raise wrong(f"Kubernetes version {kubernetes} is not supported.")
        wanted = self.params.get("addonName")
        asked = [kubernetes] if kubernetes else list(VERSIONS)
        names = [name for name in ADDONS if name == (wanted or name)]
        return self.page(addons=[self._offer(name, asked) for name in names])

    def _offer(self, name, kubernetes_versions):
        fitting = {}
        for kubernetes in kubernetes_versions:
            versions = addon_versions(name, kubernetes)
            for version in versions:
                is_default = version == versions[-1]
                fit = {"clusterVersion": kubernetes, "platformVersions": ["*"], "defaultVersion": is_default}
                fitting.setdefault(version, []).append(fit)
        return {
            "addonName": name,
            "type": ADDONS[name][1],
            "publisher": "eks",
            "owner": "aws",
            "defaultNamespace": "kube-system",
            "addonVersions": [
                {
                    "addonVersion": version,
                    "architecture": ["amd64", "arm64"],
                    "computeTypes": ["ec2"],
                    "compatibilities": fits,
                    "requiresConfiguration": False,
                    "requiresIamPermissions": bool(ADDONS[name][3]),
                }
                for version, fits in reversed(fitting.items())
            ],
        }

    def describe_addon_configuration(self):
        name, version = self.params["addonName"], self.params["addonVersion"]
        if name not in ADDONS or not any(version in addon_versions(name, known) for known in VERSIONS):
            raise not_found(f"Addon {name} with version {version} does not exist.", addonName=name)
        _, _, account, policies = ADDONS[name]
        arns = [f"arn:{self.partition}:iam::aws:policy/{policy}" for policy in policies]
        identity = [{"serviceAccount": account, "recommendedManagedPolicies": arns}] if account else []
        schema = json.dumps(SCHEMA)
        return answer(
            addonName=name, addonVersion=version, configurationSchema=schema, podIdentityConfiguration=identity
        )
