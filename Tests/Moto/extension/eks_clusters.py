"""Clusters: moto's, with what DescribeCluster leaves out, and with updates that change only what they name."""
import base64
import datetime
import functools
import uuid

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from moto.core.utils import utcnow

from .eks_access import administrator_of, entries_apply
from .eks_calls import EKSCalls, answer, once_per_token, refused, wrong
from .eks_offers import DEFAULT_VERSION, VERSIONS

ENDPOINT_DEFAULTS = {"endpointPublicAccess": True, "endpointPrivateAccess": False, "publicAccessCidrs": ["0.0.0.0/0"]}


class Clusters(EKSCalls):
    def create_cluster(self):
        earlier = self.eks_backend.clusters.get(self.params["name"])
        if earlier and earlier.client_request_token == self.params.get("clientRequestToken"):
            return answer(cluster=earlier)
        version = self.params.get("version") or DEFAULT_VERSION
        if version not in VERSIONS:
            raise wrong(f"unsupported Kubernetes version {version}", clusterName=self.params["name"])
        subnets = self._subnets_of_a_cluster()
        role = self.params["roleArn"]
        if not earlier and "eks.amazonaws.com" not in (self.trust(role) or {}):
            raise wrong(
                f"Role with arn: {role}, could not be assumed because it does not exist or the trusted entity is "
                "not correct"
            )
        created = super().create_cluster()
        self._complete(self.cluster, version, subnets[0].vpc_id)
        return created

    def _subnets_of_a_cluster(self):
        ids = self.params["resourcesVpcConfig"].get("subnetIds", [])
        known = {subnet.id: subnet for zone in self.ec2.subnets.values() for subnet in zone.values()}
        for missing in (subnet for subnet in ids if subnet not in known):
            raise wrong(f"The subnet ID '{missing}' does not exist (Service: AmazonEC2; Status Code: 400)")
        if len({known[subnet].availability_zone for subnet in ids}) < 2:
            raise wrong("Subnets specified must be in at least two different AZs")
        return [known[subnet] for subnet in ids]

    def _complete(self, cluster, version, vpc):
        unique = uuid.uuid4().hex.upper()
        group = self._security_group(cluster.name, unique, vpc)
        access = {"bootstrapClusterCreatorAdminPermissions": True, "authenticationMode": "CONFIG_MAP"}
        cluster.version = version
        cluster.endpoint = f"https://{unique}.gr7.{self.region}.eks.amazonaws.com"
        cluster.identity = {"oidc": {"issuer": f"https://oidc.eks.{self.region}.amazonaws.com/id/{unique}"}}
        cluster.certificate_authority = {"data": certificate_authority()}
        cluster.resources_vpc_config = {
            "securityGroupIds": [],
            **ENDPOINT_DEFAULTS,
            **self.params["resourcesVpcConfig"],
            "vpcId": vpc,
            "clusterSecurityGroupId": group.id,
        }
        cluster.access_config = {**access, **self.params.get("accessConfig", {})}
        cluster.upgrade_policy = self.params.get("upgradePolicy") or {"supportType": "EXTENDED"}
        cluster.deletion_protection = self.params.get("deletionProtection", False)
        cluster.health = {"issues": []}
        cluster.addons, cluster.associations, cluster.updates = {}, {}, {}
        cluster.access_entries = {}
        if entries_apply(cluster) and cluster.access_config["bootstrapClusterCreatorAdminPermissions"]:
            cluster.access_entries = administrator_of(self)

    def _security_group(self, cluster, unique, vpc):
        name = f"eks-cluster-sg-{cluster}-{int(unique[-8:], 16)}"
        text = "EKS created security group applied to ENI that is attached to EKS Control Plane master nodes"
        tags = {"Name": name, "aws:eks:cluster-name": cluster, f"kubernetes.io/cluster/{cluster}": "owned"}
        return self.ec2.create_security_group(name, text, vpc_id=vpc, tags=tags)

    def delete_cluster(self):
        cluster = self.cluster
        if cluster.deletion_protection:
            raise refused(f"Cluster {cluster.name} has deletion protection enabled", clusterName=cluster.name)
        deleted = super().delete_cluster()
        group = cluster.resources_vpc_config["clusterSecurityGroupId"]
        if self.ec2.get_security_group_from_id(group):
            self.ec2.delete_security_group(group_id=group)
        cluster.status = "DELETING"
        return deleted

    @once_per_token
    def update_cluster_config(self):
        changes = self.given("resourcesVpcConfig", "logging", "accessConfig", "upgradePolicy", "deletionProtection")
        if len(changes) != 1:
            raise wrong("Exactly one type of update is allowed in a request")
        (kind, wanted), cluster = changes.popitem(), self.cluster
        if kind == "resourcesVpcConfig":
            return self._update_network(cluster, wanted)
        if kind == "logging":
            cluster.logging = merged_logging(cluster.logging, wanted)
            return self.updating("LoggingUpdate", ClusterLogging=cluster.logging)
        if kind == "accessConfig":
            return self._update_access(cluster, wanted["authenticationMode"])
        if kind == "upgradePolicy":
            cluster.upgrade_policy = wanted
            return self.updating("UpgradePolicyUpdate", UpgradePolicy=wanted)
        cluster.deletion_protection = wanted
        return self.updating("DeletionProtectionUpdate", DeletionProtection=wanted)

    def _update_network(self, cluster, wanted):
        current = cluster.resources_vpc_config
        if all(current.get(name) == value for name, value in wanted.items()):
            raise wrong(f"Cluster is already at the desired configuration with {wanted}", clusterName=cluster.name)
        cluster.resources_vpc_config = {**current, **wanted}
        endpoint = {name: value for name, value in wanted.items() if name in ENDPOINT_DEFAULTS}
        kind = "EndpointAccessUpdate" if endpoint else "VpcConfigUpdate"
        return self.updating(kind, **{name[0].upper() + name[1:]: value for name, value in wanted.items()})

    def _update_access(self, cluster, mode):
        order = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"]
        current = cluster.access_config["authenticationMode"]
        if order.index(mode) < order.index(current):
            raise wrong(f"Unsupported authentication mode update from {current} to {mode}", clusterName=cluster.name)
        cluster.access_config["authenticationMode"] = mode
        return self.updating("AccessConfigUpdate", AuthenticationMode=mode)


def merged_logging(current, wanted):
    enabled = {kind for part in current["clusterLogging"] if part["enabled"] for kind in part["types"]}
    everything = {kind for part in current["clusterLogging"] for kind in part["types"]}
    for part in wanted["clusterLogging"]:
        enabled = enabled | set(part["types"]) if part["enabled"] else enabled - set(part["types"])
    halves = [(sorted(enabled), True), (sorted(everything - enabled), False)]
    return {"clusterLogging": [{"types": types, "enabled": on} for types, on in halves if types]}


@functools.cache
def certificate_authority():
    """A certificate authority as DescribeCluster gives it: PEM, then base64. One for all: making one takes a while."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kubernetes")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(utcnow()).not_valid_after(utcnow() + datetime.timedelta(days=3650))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    return base64.b64encode(certificate.public_bytes(serialization.Encoding.PEM)).decode()
