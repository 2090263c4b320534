/// Software that EKS installs and keeps up to date in a cluster.
struct AddonOffer: Sendable {
    let name: String
    /// `networking`, `storage`, `security`.
    let type: String
    let namespace: String
    /// Whether its replicas need a node to run on.
    let isDeployment: Bool
    /// The service account that may be given an IAM role, and the managed policy it then needs.
    let identity: (serviceAccount: String, policy: String)?
    /// Newest first.
    private let versions: [String]
    /// Whether each minor version of Kubernetes has its own.
    private let followsKubernetes: Bool

    static let all: [AddonOffer] = [
        AddonOffer(
            "vpc-cni", "networking", identity: ("aws-node", "AmazonEKS_CNI_Policy"),
            versions: ["v1.21.1-eksbuild.1", "v1.20.5-eksbuild.1"]),
        AddonOffer("kube-proxy", "networking", versions: ["eksbuild.2", "eksbuild.1"], followsKubernetes: true),
        AddonOffer(
            "coredns", "networking", isDeployment: true, versions: ["v1.12.4-eksbuild.1", "v1.12.3-eksbuild.1"]),
        AddonOffer("eks-pod-identity-agent", "security", versions: ["v1.3.10-eksbuild.1", "v1.3.9-eksbuild.5"]),
        AddonOffer(
            "aws-ebs-csi-driver", "storage", isDeployment: true,
            identity: ("ebs-csi-controller-sa", "service-role/AmazonEBSCSIDriverPolicy"),
            versions: ["v1.54.0-eksbuild.1", "v1.53.0-eksbuild.1"]),
        AddonOffer(
            "aws-efs-csi-driver", "storage", isDeployment: true,
            identity: ("efs-csi-controller-sa", "service-role/AmazonEFSCSIDriverPolicy"),
            versions: ["v2.1.15-eksbuild.1"]),
        AddonOffer("snapshot-controller", "storage", isDeployment: true, versions: ["v8.3.0-eksbuild.1"]),
        AddonOffer("metrics-server", "observability", isDeployment: true, versions: ["v0.8.0-eksbuild.5"]),
    ]

    static func named(_ name: String) -> AddonOffer? { all.first { $0.name == name } }

    private init(
        _ name: String, _ type: String, namespace: String = "kube-system", isDeployment: Bool = false,
        identity: (serviceAccount: String, policy: String)? = nil, versions: [String], followsKubernetes: Bool = false
    ) {
        self.name = name
        self.type = type
        self.namespace = namespace
        self.isDeployment = isDeployment
        self.identity = identity
        self.versions = versions
        self.followsKubernetes = followsKubernetes
    }

    /// What can be installed on this version of Kubernetes, newest first.
    func versions(for kubernetes: KubernetesVersion) -> [String] {
        followsKubernetes ? versions.map { "v\(kubernetes.patch)-\($0)" } : versions
    }

    /// What is installed where none is named: the oldest that is still offered, as EKS is careful.
    func standardVersion(for kubernetes: KubernetesVersion) -> String { versions(for: kubernetes).last ?? "" }
}
