"""What is in the account, told by others than Freehold: left.py, and boto3 for what left.py does not count."""
import collections

from left import left
from setup_account import REGION, clients

# EKS and the load balancers keep these for the whole account; nobody deletes them with a cluster.
SERVICE_LINKED = "AWSServiceRoleFor"


def things(url):
    """Everything in the account, as (kind, name), service-linked roles left out."""
    counted = {(kind, name) for kind, names in left(url, REGION).items() for name in names}
    return {thing for thing in counted if SERVICE_LINKED not in thing[1]} | beside_networks(url) | inside_clusters(url)


# What AWS makes by itself beside a cluster and its NAT gateway.
BY_ITSELF = {"access entry", "sg", "network interface"}


def count(url):
    """How many of each kind somebody has made in the account, service-linked roles included."""
    counted = collections.Counter({kind: len(names) for kind, names in left(url, REGION).items()})
    counted += collections.Counter(kind for kind, _ in beside_networks(url) | inside_clusters(url))
    return collections.Counter({kind: number for kind, number in counted.items() if kind not in BY_ITSELF})


def beside_networks(url):
    """What clusters and their controllers leave behind, and left.py does not look at."""
    ec2, elb = clients(url, "ec2", "elbv2")
    interfaces = ec2.describe_network_interfaces()["NetworkInterfaces"]
    templates = ec2.describe_launch_templates()["LaunchTemplates"]
    found = {("network interface", one["NetworkInterfaceId"]) for one in interfaces}
    found |= {("launch template", one["LaunchTemplateName"]) for one in templates}
    found |= {("volume", one["VolumeId"]) for one in ec2.describe_volumes()["Volumes"]}
    balancers = elb.describe_load_balancers()["LoadBalancers"]
    return found | {("load balancer", one["LoadBalancerName"]) for one in balancers}


def inside_clusters(url):
    (eks,) = clients(url, "eks")
    found = set()
    for cluster in eks.list_clusters()["clusters"]:
        found |= {("add-on", f"{cluster}/{name}") for name in eks.list_addons(clusterName=cluster)["addons"]}
        associations = eks.list_pod_identity_associations(clusterName=cluster)["associations"]
        found |= {("pod identity", f"{cluster}/{one['associationId']}") for one in associations}
        if eks.describe_cluster(name=cluster)["cluster"]["accessConfig"]["authenticationMode"] != "CONFIG_MAP":
            entries = eks.list_access_entries(clusterName=cluster)["accessEntries"]
            found |= {("access entry", f"{cluster}/{arn}") for arn in entries}
    return found


def node_groups(url):
    """The sizes of every node group in the account."""
    (eks,) = clients(url, "eks")
    return [
        eks.describe_nodegroup(clusterName=cluster, nodegroupName=group)["nodegroup"]["scalingConfig"]
        for cluster in eks.list_clusters()["clusters"]
        for group in eks.list_nodegroups(clusterName=cluster)["nodegroups"]
    ]
