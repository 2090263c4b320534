"""simulator_azure.py

Microsoft's own Python clients against the simulated Azure: signs in, makes, reads, changes and deletes what a cluster
needs, asserts on what the clients make of the answers, and prints one line per service. Wants an owner's key in the
usual AZURE_* variables, the key of a Contributor in AZURE_CONTRIBUTOR_ID and AZURE_CONTRIBUTOR_SECRET, an empty
subscription in AZURE_SUBSCRIPTION_ID, and the simulator's https address in AZURE_AUTHORITY_HOST; SIMULATOR_SPEED says
how many times faster than real time the simulator runs. Exits with 1 at the first answer that is not as Microsoft
documents it, or that has a member which Microsoft's client does not know.
"""
import base64
import collections
import logging
import os
import re
import sys
import time
import uuid

import jwt
import yaml
from azure.core.exceptions import ClientAuthenticationError, HttpResponseError
from azure.core.paging import ItemPaged
from azure.core.pipeline.transport import RequestsTransport
from azure.core.polling import LROPoller
from azure.identity import ClientSecretCredential
from azure.mgmt.authorization import AuthorizationManagementClient
from azure.mgmt.compute import ComputeManagementClient
from azure.mgmt.containerservice import ContainerServiceClient
from azure.mgmt.containerservice import models as aks
from azure.mgmt.network import NetworkManagementClient
from azure.mgmt.network import models as net
from azure.mgmt.resource.locks import ManagementLockClient
from azure.mgmt.resource.resources import ResourceManagementClient
from azure.mgmt.resource.subscriptions import SubscriptionClient

NAME = "conformance"
REGION, SIZE, CORES, FAMILY = "westeurope", "Standard_D4s_v5", 4, "standardDSv5Family"
TAGS = {"owner": NAME, "purpose": 'a "test" of <tags> & such, ü'}
ADDRESS, SPEED = os.environ["AZURE_AUTHORITY_HOST"], float(os.environ.get("SIMULATOR_SPEED", "1"))
TENANT, SUBSCRIPTION = os.environ["AZURE_TENANT_ID"], os.environ["AZURE_SUBSCRIPTION_ID"]
OWNER = os.environ["AZURE_CLIENT_ID"], os.environ["AZURE_CLIENT_SECRET"]
CONTRIBUTOR = os.environ["AZURE_CONTRIBUTOR_ID"], os.environ["AZURE_CONTRIBUTOR_SECRET"]
WHOLE = f"/subscriptions/{SUBSCRIPTION}"
PATIENCE = 600  # seconds, for whatever takes longest at real speed
# What is refused on purpose is told here.
logging.getLogger("azure.identity").setLevel(logging.CRITICAL)
calls, checks, operations = collections.Counter(), collections.Counter(), set()


class Wire(RequestsTransport):
    """Counts what is sent, and waits by the simulator's clock where the cloud or the client asks for patience."""

    def __init__(self, service):
        super().__init__()
        self.service = service

    def send(self, request, **options):
        calls[self.service] += 1
        return super().send(request, **options)

    def sleep(self, duration):
        super().sleep(duration / SPEED)


def credential(identity, secret):
    return ClientSecretCredential(
        TENANT, identity, secret, authority=ADDRESS, disable_instance_discovery=True, transport=Wire("identity"),
        retry_total=0)


def client(kind, service, who, *arguments):
    return kind(
        who, *arguments, base_url=ADDRESS, credential_scopes=[f"{ADDRESS}/.default"], transport=Wire(service),
        retry_total=0)


owner, contributor = credential(*OWNER), credential(*CONTRIBUTOR)
subscriptions = client(SubscriptionClient, "subscriptions", owner).subscriptions
resources = client(ResourceManagementClient, "resources", owner, SUBSCRIPTION)
locks = client(ManagementLockClient, "locks", owner, SUBSCRIPTION).management_locks
network = client(NetworkManagementClient, "network", owner, SUBSCRIPTION)
compute = client(ComputeManagementClient, "compute", owner, SUBSCRIPTION)
containers = client(ContainerServiceClient, "containerservice", owner, SUBSCRIPTION)
rights = client(AuthorizationManagementClient, "authorization", owner, SUBSCRIPTION)
lesser_rights = client(AuthorizationManagementClient, "authorization", contributor, SUBSCRIPTION)
lesser_resources = client(ResourceManagementClient, "resources", contributor, SUBSCRIPTION)


def check(service, what, found, wanted):
    checks[service] += 1
    if found != wanted:
        sys.exit(f"{service}: {what}: found {found!r} where {wanted!r} is right")


def strangers(value):
    """The members of an answer that Microsoft's client has no name for."""
    if isinstance(value, list):
        return [name for one in value for name in strangers(one)]
    # Models of the newer clients, and of the older ones.
    if fields := getattr(value, "_attr_to_rest_field", None):
        unknown = set(value) - {field._rest_name for field in fields.values()}
    elif fields := getattr(value, "_attribute_map", None):
        unknown = value.additional_properties
    else:
        return []
    return [*unknown, *(name for field in fields for name in strangers(getattr(value, field)))]


def ask(operation, *arguments, **named):
    """What an operation comes to: the end of one that takes its time, all pages of a list."""
    operations.add(operation.__qualname__)
    answer = operation(*arguments, **named)
    if isinstance(answer, LROPoller):
        answer = answer.result()
    elif isinstance(answer, ItemPaged):
        answer = list(answer)
    if unknown := strangers(answer):
        sys.exit(f"{operation.__qualname__}: its answer has members that are not documented: {sorted(set(unknown))}")
    return answer


def refused(service, status, code, operation, *arguments, **named):
    """Asserts that the operation is refused with this status and code; gives the message."""
    try:
        answer = ask(operation, *arguments, **named)
    except HttpResponseError as refusal:
        check(service, f"the status that refuses {operation.__name__}", refusal.status_code, status)
        check(service, f"the code that refuses {operation.__name__}", refusal.error.code, code)
        return refusal.error.message
    sys.exit(f"{service}: {operation.__name__}: answered {answer} where {code} is right")


def until(what, is_so):
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            sys.exit(f"{what} does not become so")
        time.sleep(0.05)


def names(listed):
    return sorted(one.name for one in listed)


def sign_in(made):
    claims = jwt.decode(owner.get_token(f"{ADDRESS}/.default").token, options={"verify_signature": False})
    check("identity", "the token's tenant", claims["tid"], TENANT)
    check("identity", "the token's application", claims["appid"], OWNER[0])
    made["contributor"] = jwt.decode(
        contributor.get_token(f"{ADDRESS}/.default").token, options={"verify_signature": False})["oid"]
    for number, one in (
        (7000215, credential(OWNER[0], "wrong")), (700016, credential(str(uuid.uuid4()), OWNER[1])),
    ):
        try:
            one.get_token(f"{ADDRESS}/.default")
        except ClientAuthenticationError as refusal:
            found = re.search(r"AADSTS(\d+)", refusal.message)
            check("identity", "the number that refuses a sign-in", found and int(found[1]), number)
        else:
            sys.exit(f"identity: a token came where AADSTS{number} is right")


def look_around(made):
    check("subscriptions", "those the owner sees", [one.subscription_id for one in ask(subscriptions.list)],
          [SUBSCRIPTION])
    check("subscriptions", "its state", ask(subscriptions.get, SUBSCRIPTION).state, "Enabled")
    refused("subscriptions", 404, "SubscriptionNotFound", subscriptions.get, str(uuid.uuid4()))
    places = {one.name: one for one in ask(subscriptions.list_locations, SUBSCRIPTION)}
    check("subscriptions", "a region's name for people", places[REGION].display_name, "West Europe")
    check("subscriptions", "a region's kind", places[REGION].metadata.region_type, "Physical")
    states = {one.namespace: one.registration_state for one in ask(resources.providers.list)}
    check("resources", "a provider that nobody registered", states["Microsoft.OperationalInsights"], "NotRegistered")
    check("resources", "AKS's own", states["Microsoft.ContainerService"], "Registered")
    sizes = ask(compute.resource_skus.list, filter=f"location eq '{REGION}'")
    size = next(one for one in sizes if one.name == SIZE)
    check("compute", "the size's family", size.family, FAMILY)
    check("compute", "the size's vCPUs", [c.value for c in size.capabilities if c.name == "vCPUs"], [f"{CORES}"])
    check("compute", "the size's zones", sorted(size.location_info[0].zones), ["1", "2", "3"])
    check("compute", "where the sizes are", {place for one in sizes for place in one.locations}, {REGION})
    check("compute", "vCPUs in use at first", used_cores(), (0, 0))
    versions = ask(containers.managed_clusters.list_kubernetes_versions, REGION).values_property
    check("containerservice", "how many versions are the default", sum(one.is_default for one in versions), 1)
    # By version, to what it can be upgraded. The oldest that is offered can be upgraded more than once.
    made["upgrades"] = {patch: path.upgrades for one in versions for patch, path in one.patch_versions.items()}
    made["version"] = min(made["upgrades"], key=as_numbers)


def as_numbers(version):
    return [int(part) for part in version.split(".")]


def used_cores():
    """vCPUs in use: of the family, and of all."""
    found = {one.name.value: one.current_value for one in ask(compute.usage.list, REGION)}
    return found[FAMILY], found["cores"]


def make_group(made):
    groups = resources.resource_groups
    check("resources", "the group is there at first", ask(groups.check_existence, NAME), False)
    refused("resources", 404, "ResourceGroupNotFound", groups.get, NAME)
    refused("resources", 400, "LocationNotAvailableForResourceGroup", groups.create_or_update, NAME,
            {"location": "atlantis"})
    group = ask(groups.create_or_update, NAME, {"location": REGION, "tags": TAGS})
    check("resources", "the group's address", group.id, f"{WHOLE}/resourceGroups/{NAME}")
    check("resources", "a new group's tags", group.tags, TAGS)
    check("resources", "its state", group.properties.provisioning_state, "Succeeded")
    check("resources", "the group is there", ask(groups.check_existence, NAME), True)
    refused("resources", 409, "InvalidResourceGroupLocation", groups.create_or_update, NAME,
            {"location": "northeurope"})
    until("the group is listed", lambda: names(ask(groups.list)) == [NAME])
    listed = ask(groups.list, filter=f"tagName eq 'owner' and tagValue eq '{NAME}'")
    check("resources", "groups by their tag", names(listed), [NAME])
    check("resources", "groups by another tag",
          ask(groups.list, filter="tagName eq 'owner' and tagValue eq 'nobody'"), [])
    check("resources", "tags that were changed", ask(groups.update, NAME, {"tags": {"later": "yes"}}).tags,
          {"later": "yes"})


def make_network(made):
    wish = net.VirtualNetwork(
        location=REGION, tags=TAGS, address_space=net.AddressSpace(address_prefixes=["10.40.0.0/16"]),
        subnets=[net.Subnet(name="nodes", address_prefix="10.40.0.0/20")])
    made_network = ask(network.virtual_networks.begin_create_or_update, NAME, NAME, wish)
    check("network", "the network's state", made_network.provisioning_state, "Succeeded")
    check("network", "the network's tags", made_network.tags, TAGS)
    check("network", "its ranges", made_network.address_space.address_prefixes, ["10.40.0.0/16"])
    made["subnet"] = made_network.subnets[0].id
    check("network", "the subnet's address", made["subnet"],
          f"{WHOLE}/resourceGroups/{NAME}/providers/Microsoft.Network/virtualNetworks/{NAME}/subnets/nodes")
    subnets = network.subnets
    second = ask(subnets.begin_create_or_update, NAME, NAME, "more", net.Subnet(address_prefix="10.40.16.0/24"))
    check("network", "the second subnet", (second.name, second.provisioning_state), ("more", "Succeeded"))
    check("network", "the subnets", names(ask(subnets.list, NAME, NAME)), ["more", "nodes"])
    refused("network", 400, "NetcfgSubnetRangesOverlap", subnets.begin_create_or_update, NAME, NAME, "third",
            net.Subnet(address_prefix="10.40.16.128/25"))
    refused("network", 400, "NetcfgInvalidSubnet", subnets.begin_create_or_update, NAME, NAME, "third",
            net.Subnet(address_prefix="10.41.0.0/24"))
    refused("network", 404, "NotFound", subnets.get, NAME, NAME, "third")
    ask(subnets.begin_delete, NAME, NAME, "more")
    check("network", "the subnet that is left", names(ask(network.virtual_networks.get, NAME, NAME).subnets), ["nodes"])
    until("the network is listed", lambda: names(ask(network.virtual_networks.list_all)) == [NAME])
    usage = {one.name.value: one.current_value for one in ask(network.usages.list, REGION)}
    check("network", "networks that count", usage["VirtualNetworks"], 1)


def set_registered(is_wanted):
    """Registers AKS with the subscription, or takes it out, and waits until that is so."""
    providers, namespace = resources.providers, "Microsoft.ContainerService"
    operation, last = (providers.register, "Registered") if is_wanted else (providers.unregister, "Unregistered")
    check("resources", "its state at first", ask(operation, namespace).registration_state, last.replace("ed", "ing"))
    until(f"AKS is {last}", lambda: ask(providers.get, namespace).registration_state == last)


def make_cluster(made):
    clusters = containers.managed_clusters
    pool = aks.ManagedClusterAgentPoolProfile(
        name="system", mode="System", count=1, vm_size=SIZE, vnet_subnet_id=made["subnet"])
    wish = aks.ManagedCluster(
        location=REGION, tags=TAGS, dns_prefix=NAME, kubernetes_version=made["version"],
        identity=aks.ManagedClusterIdentity(type="SystemAssigned"),
        sku=aks.ManagedClusterSKU(name="Base", tier="Standard"), agent_pool_profiles=[pool],
        oidc_issuer_profile=aks.ManagedClusterOIDCIssuerProfile(enabled=True),
        network_profile=aks.ContainerServiceNetworkProfile(
            network_plugin="azure", network_plugin_mode="overlay", service_cidr="10.0.0.0/16",
            dns_service_ip="10.0.0.10"))
    refused("containerservice", 404, "ResourceNotFound", clusters.get, NAME, NAME)
    set_registered(False)
    refused("containerservice", 409, "MissingSubscriptionRegistration", clusters.begin_create_or_update, NAME, NAME,
            wish)
    set_registered(True)
    cluster = ask(clusters.begin_create_or_update, NAME, NAME, wish)
    made["cluster"], made["principal"] = cluster.id, cluster.identity.principal_id
    made["nodes"] = cluster.node_resource_group
    check("containerservice", "the cluster's state", cluster.provisioning_state, "Succeeded")
    check("containerservice", "its group of nodes", made["nodes"], f"MC_{NAME}_{NAME}_{REGION}")
    check("containerservice", "its version", cluster.current_kubernetes_version, made["version"])
    check("containerservice", "its tags", cluster.tags, TAGS)
    check("containerservice", "its tier", cluster.sku.tier, "Standard")
    check("containerservice", "its address is AKS's",
          re.fullmatch(rf"{NAME}-\w+\.hcp\.{REGION}\.azmk8s\.io", cluster.fqdn) is not None, True)
    check("containerservice", "its identity's tenant", cluster.identity.tenant_id, TENANT)
    issuer = cluster.oidc_issuer_profile.issuer_url
    check("containerservice", "its issuer is AKS's",
          re.fullmatch(rf"https://{REGION}\.oic\.prod-aks\.azure\.com/{TENANT}/[-0-9a-f]{{36}}/", issuer or "")
          is not None, True)
    check("containerservice", "its power", cluster.power_state.code, "Running")
    check("resources", "who the nodes' group belongs to",
          ask(resources.resource_groups.get, made["nodes"]).managed_by.lower(), made["cluster"].lower())
    check("compute", "vCPUs of one node", used_cores(), (CORES, CORES))
    until("the cluster is listed", lambda: names(ask(clusters.list)) == [NAME])
    check("containerservice", "the group's clusters", names(ask(clusters.list_by_resource_group, NAME)), [NAME])
    check("resources", "what is in the group", sorted(one.type for one in ask(
        resources.resources.list_by_resource_group, NAME)),
        ["Microsoft.ContainerService/managedClusters", "Microsoft.Network/virtualNetworks"])


def change_cluster(made):
    clusters = containers.managed_clusters
    check("containerservice", "tags that were changed",
          ask(clusters.begin_update_tags, NAME, NAME, {"tags": {"later": "yes"}}).tags, {"later": "yes"})
    ask(clusters.begin_rotate_cluster_certificates, NAME, NAME)
    # What was read is sent again, as many a script does it.
    cluster = ask(clusters.get, NAME, NAME)
    cluster.tags = TAGS
    again = ask(clusters.begin_create_or_update, NAME, NAME, cluster)
    check("containerservice", "tags that were changed with the whole", again.tags, TAGS)
    check("containerservice", "what stays", (again.fqdn, again.identity.principal_id),
          (cluster.fqdn, made["principal"]))
    upgrades = made["upgrades"]
    cluster.kubernetes_version = max(upgrades, key=as_numbers)
    check("containerservice", "the newest version is a step away", cluster.kubernetes_version in upgrades[
        made["version"]], False)
    refused("containerservice", 400, "OperationNotAllowed", clusters.begin_create_or_update, NAME, NAME, cluster)
    made["version"] = cluster.kubernetes_version = max(upgrades[made["version"]], key=as_numbers)
    check("containerservice", "its version after the upgrade", ask(
        clusters.begin_create_or_update, NAME, NAME, cluster).current_kubernetes_version, made["version"])
    cluster.dns_prefix = "another"
    message = refused("containerservice", 400, "PropertyChangeNotAllowed", clusters.begin_create_or_update, NAME, NAME,
                      cluster)
    check("containerservice", "the refusal names what stays", "dnsPrefix" in message, True)


def kubeconfigs(made):
    clusters, fqdn = containers.managed_clusters, ask(containers.managed_clusters.get, NAME, NAME).fqdn
    for operation, name in (
        (clusters.list_cluster_user_credentials, "clusterUser"),
        (clusters.list_cluster_admin_credentials, "clusterAdmin"),
    ):
        found = ask(operation, NAME, NAME).kubeconfigs
        check("containerservice", "the kubeconfig's name", [one.name for one in found], [name])
        config = yaml.safe_load(bytes(found[0].value))
        check("containerservice", "its kind", (config["kind"], config["apiVersion"]), ("Config", "v1"))
        contexts = {one["name"]: one["context"] for one in config["contexts"]}
        context = contexts[config["current-context"]]
        servers = {one["name"]: one["cluster"] for one in config["clusters"]}
        server = servers[context["cluster"]]
        check("containerservice", "its server", server["server"], f"https://{fqdn}:443")
        authority = base64.b64decode(server["certificate-authority-data"], validate=True)
        check("containerservice", "its authority is PEM", authority.startswith(b"-----BEGIN CERTIFICATE-----"), True)
        check("containerservice", "its user", context["user"], f"{name}_{NAME}_{NAME}")
        users = {one["name"]: one["user"] for one in config["users"]}
        check("containerservice", "its user has a key", "client-key-data" in users[context["user"]], True)


def node_count(made, pool):
    """How many machines there are for a pool, by what is in the group of nodes."""
    sets = ask(resources.resources.list_by_resource_group, made["nodes"],
               filter="resourceType eq 'Microsoft.Compute/virtualMachineScaleSets'")
    return [one.sku.capacity for one in sets if (one.tags or {}).get("aks-managed-poolName") == pool]


def scale(made):
    pools = containers.agent_pools
    wish = aks.AgentPool(mode="User", count=1, vm_size=SIZE, vnet_subnet_id=made["subnet"], node_labels={"for": "work"})
    work = ask(pools.begin_create_or_update, NAME, NAME, "work", wish)
    check("containerservice", "a new pool", (work.name, work.count, work.provisioning_state), ("work", 1, "Succeeded"))
    check("containerservice", "its version", work.current_orchestrator_version, made["version"])
    check("containerservice", "its labels", work.node_labels, {"for": "work"})
    work.count = 3
    check("containerservice", "nodes after scaling",
          ask(pools.begin_create_or_update, NAME, NAME, "work", work).count, 3)
    check("containerservice", "the pools", {one.name: one.count for one in ask(pools.list, NAME, NAME)},
          {"system": 1, "work": 3})
    until("three machines are listed", lambda: node_count(made, "work") == [3])
    check("compute", "vCPUs of four nodes", used_cores(), (4 * CORES, 4 * CORES))
    limit = min(one.limit for one in ask(compute.usage.list, REGION) if one.name.value in ("cores", FAMILY))
    room = limit - 4 * CORES
    work.count = 3 + room // CORES + 1
    message = refused("containerservice", 400, "ErrCode_InsufficientVCPUQuota", pools.begin_create_or_update, NAME,
                      NAME, "work", work)
    check("containerservice", "the refusal says what is left", f"{room}" in re.findall(r"\d+", message), True)
    work.count, work.vm_size = 3, "Standard_D8s_v5"
    refused("containerservice", 400, "PropertyChangeNotAllowed", pools.begin_create_or_update, NAME, NAME, "work", work)
    refused("containerservice", 400, "OperationNotAllowed", pools.begin_delete, NAME, NAME, "system")
    work.count, work.vm_size = 2, SIZE
    ask(pools.begin_create_or_update, NAME, NAME, "work", work)
    check("containerservice", "nodes after scaling down", ask(pools.get, NAME, NAME, "work").count, 2)
    work.enable_auto_scaling, work.min_count, work.max_count = True, 1, 3
    again = ask(pools.begin_create_or_update, NAME, NAME, "work", work)
    check("containerservice", "how far it scales by itself", (again.min_count, again.max_count), (1, 3))
    work.enable_auto_scaling = False
    refused("containerservice", 400, "InvalidParameter", pools.begin_create_or_update, NAME, NAME, "work", work)
    ask(pools.begin_delete, NAME, NAME, "work")
    refused("containerservice", 404, "NotFound", pools.get, NAME, NAME, "work")
    check("compute", "vCPUs of the node that is left", used_cores(), (CORES, CORES))


def define(made):
    """A role of the customer's own."""
    definitions, name, action = rights.role_definitions, str(uuid.uuid4()), "Microsoft.Network/virtualNetworks/read"
    wish = {"properties": {
        "roleName": NAME, "type": "CustomRole", "description": "for a test", "assignableScopes": [WHOLE],
        "permissions": [{"actions": [action], "notActions": []}]}}
    refused("authorization", 403, "AuthorizationFailed", lesser_rights.role_definitions.create_or_update, WHOLE, name,
            wish)
    role = ask(definitions.create_or_update, WHOLE, name, wish)
    check("authorization", "the new role", (role.role_name, role.role_type, role.permissions[0].actions),
          (NAME, "CustomRole", [action]))
    custom = ask(definitions.list, WHOLE, filter="type eq 'CustomRole'")
    check("authorization", "the roles of one's own", [one.role_name for one in custom], [NAME])
    ask(definitions.delete, WHOLE, name)
    refused("authorization", 404, "RoleDefinitionDoesNotExist", definitions.get, WHOLE, name)


def assign(made):
    assignments, group = rights.role_assignments, f"{WHOLE}/resourceGroups/{NAME}"
    found = ask(rights.role_definitions.list, WHOLE, filter="roleName eq 'Network Contributor'")
    role = found[0]
    check("authorization", "the role's name", [one.role_name for one in found], ["Network Contributor"])
    check("authorization", "what it allows", "Microsoft.Network/*" in role.permissions[0].actions, True)
    check("authorization", "the role by its address", ask(rights.role_definitions.get_by_id, role.id).name, role.name)
    wish = {"properties": {
        "roleDefinitionId": role.id, "principalId": made["principal"], "principalType": "ServicePrincipal"}}
    name = str(uuid.uuid4())
    message = refused("authorization", 403, "AuthorizationFailed", lesser_rights.role_assignments.create,
                      made["subnet"], name, wish)
    check("authorization", "the refusal names what is missing",
          "Microsoft.Authorization/roleAssignments/write" in message and made["contributor"] in message, True)
    answer = ask(assignments.create, made["subnet"], name, wish)
    check("authorization", "the assignment", (answer.scope, answer.principal_id, answer.role_definition_id),
          (made["subnet"], made["principal"], role.id))
    check("authorization", "its time is known", answer.created_on.tzinfo is not None, True)
    check("authorization", "the same once more", ask(assignments.create, made["subnet"], name, wish).id, answer.id)
    refused("authorization", 409, "RoleAssignmentExists", assignments.create, made["subnet"], str(uuid.uuid4()), wish)
    mine = f"principalId eq '{made['principal']}'"
    until("the assignment is listed",
          lambda: names(ask(assignments.list_for_scope, made["subnet"], filter=mine)) == [name])
    check("authorization", "the cluster's roles", names(ask(assignments.list_for_subscription, filter=mine)), [name])
    ask(assignments.delete, made["subnet"], name)
    refused("authorization", 404, "RoleAssignmentNotFound", assignments.get, made["subnet"], name)
    check("authorization", "what the owner may",
          [one.actions for one in ask(rights.permissions.list_for_resource_group, NAME)], [["*"]])
    lesser = ask(lesser_rights.permissions.list_for_resource_group, NAME)
    check("authorization", "what the contributor may not",
          "Microsoft.Authorization/*/Write" in lesser[0].not_actions, True)
    check("resources", "what the contributor sees", ask(lesser_resources.resource_groups.get, NAME).id, group)


def lock(made):
    level = {"level": "CanNotDelete", "notes": "for a test"}
    answer = ask(locks.create_or_update_at_resource_group_level, NAME, "keep", level)
    check("locks", "the lock", (answer.name, answer.level, answer.notes), ("keep", "CanNotDelete", "for a test"))
    check("locks", "the group's locks", names(ask(locks.list_at_resource_group_level, NAME)), ["keep"])
    message = refused("resources", 409, "ScopeLocked", resources.resource_groups.begin_delete, NAME)
    check("resources", "the refusal names the lock's place", f"{WHOLE}/resourceGroups/{NAME}" in message, True)
    refused("containerservice", 409, "ScopeLocked", containers.managed_clusters.begin_delete, NAME, NAME)
    ask(locks.delete_at_resource_group_level, NAME, "keep")
    check("locks", "locks that are left", ask(locks.list_at_subscription_level), [])


def remove(made):
    clusters, groups = containers.managed_clusters, resources.resource_groups
    message = refused(
        "network", 400, "InUseSubnetCannotBeDeleted", network.virtual_networks.begin_delete, NAME, NAME)
    check("network", "the refusal names the subnet", "nodes" in message, True)
    ask(clusters.begin_delete, NAME, NAME)
    refused("containerservice", 404, "ResourceNotFound", clusters.get, NAME, NAME)
    check("resources", "the nodes' group is there", ask(groups.check_existence, made["nodes"]), False)
    check("compute", "vCPUs in use at last", used_cores(), (0, 0))
    ask(network.virtual_networks.begin_delete, NAME, NAME)
    ask(groups.begin_delete, NAME)
    check("resources", "the group is there at last", ask(groups.check_existence, NAME), False)
    until("nothing is listed", lambda: not ask(groups.list) and not ask(resources.resources.list))
    check("containerservice", "clusters that are left", ask(clusters.list), [])
    check("network", "networks that are left", ask(network.virtual_networks.list_all), [])


def main():
    made = {}
    for step in (
        sign_in, look_around, make_group, make_network, make_cluster, change_cluster, kubeconfigs, scale, define,
        assign, lock, remove,
    ):
        step(made)
    for service in sorted(calls):
        print(f"azure {service}: {calls[service]} calls, {checks[service]} checks")
    print(f"{sum(calls.values())} calls of the SDKs, {len(operations)} operations checked")


main()
