"""Access entries: which IAM principal may enter the cluster, and as what."""
from moto.core.utils import utcnow
from moto.eks.exceptions import ResourceInUseException
from moto.sts.models import sts_backends

from .eks_calls import EKSCalls, answer, born, not_found, refused, wrong

POLICIES = [
    "AmazonEKSClusterAdminPolicy",
    "AmazonEKSAdminPolicy",
    "AmazonEKSAdminViewPolicy",
    "AmazonEKSEditPolicy",
    "AmazonEKSViewPolicy",
]
NODE_TYPES = {"EC2_LINUX", "EC2_WINDOWS"}


class AccessEntries(EKSCalls):
    def create_access_entry(self):
        entries, principal, token = self._entries, self.params["principalArn"], self.params.get("clientRequestToken")
        earlier = entries.get(principal)
        if earlier and token and earlier["token"] == token:
            return answer(accessEntry=earlier)
        if earlier:
            message = "The specified access entry resource is already in use on this cluster."
            raise ResourceInUseException(message=message, clusterName=self.cluster.name)
        if not known(self, principal):
            raise wrong("The specified principalArn is invalid: invalid principal.")
        kind = self.params.get("type") or "STANDARD"
        if kind != "STANDARD" and self.given("username", "kubernetesGroups"):
            raise wrong(f"An access entry of type {kind} takes no username and no kubernetesGroups")
        made = entry(self, principal, kind, token)
        entries[principal] = {**made, **self.given("username", "kubernetesGroups", "tags")}
        return answer(accessEntry=entries[principal])

    def describe_access_entry(self):
        return answer(accessEntry=self._entry)

    def list_access_entries(self):
        policy = self.params.get("associatedPolicyArn")
        entries = self._entries.items()
        return self.page(accessEntries=[arn for arn, entry in entries if policy is None or policy in entry["policies"]])

    def update_access_entry(self):
        found = self._entry
        found.update(self.given("username", "kubernetesGroups"), modifiedAt=utcnow())
        return answer(accessEntry=found)

    def delete_access_entry(self):
        del self._entries[self._entry["principalArn"]]
        return answer()

    def associate_access_policy(self):
        found, policy, scope = self._entry, self.params["policyArn"], self.params["accessScope"]
        if policy not in self._policies.values():
            raise wrong("The policyArn parameter format is not valid")
        if found["type"] != "STANDARD":
            raise refused(f"An access entry of type {found['type']} takes no access policy")
        if scope["type"] == "namespace" and not scope.get("namespaces"):
            raise wrong("An access scope of type namespace needs namespaces")
        earlier = found["policies"].get(policy, {"associatedAt": utcnow()})
        found["policies"][policy] = {**earlier, "policyArn": policy, "accessScope": scope, "modifiedAt": utcnow()}
        return answer(associatedAccessPolicy=found["policies"][policy], **self.given("clusterName", "principalArn"))

    def disassociate_access_policy(self):
        if self._entry["policies"].pop(self.params["policyArn"], None) is None:
            raise not_found("The specified policyArn could not be found on this access entry.")
        return answer()

    def list_associated_access_policies(self):
        policies = list(self._entry["policies"].values())
        return self.page(associatedAccessPolicies=policies, **self.given("clusterName", "principalArn"))

    def list_access_policies(self):
        return self.page(accessPolicies=[{"name": name, "arn": arn} for name, arn in self._policies.items()])

    @property
    def _policies(self):
        return {name: policy_arn(self, name) for name in POLICIES}

    @property
    def _entries(self):
        if not entries_apply(self.cluster):
            raise refused(
                "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this "
                "operation.",
                clusterName=self.cluster.name,
            )
        return self.cluster.access_entries

    @property
    def _entry(self):
        found = self._entries.get(self.params["principalArn"])
        if found is None:
            raise not_found(
                "The specified principalArn could not be found. You can view your available access entries with "
                "'list-access-entries'.",
                clusterName=self.cluster.name,
            )
        return found


def entries_apply(cluster):
    return cluster.access_config["authenticationMode"] != "CONFIG_MAP"


def policy_arn(call, name):
    return f"arn:{call.partition}:eks::aws:cluster-access-policy/{name}"


def entry(call, principal, kind, token=None):
    account, path = principal.split(":")[4:6]
    cluster = call.cluster.name
    made = {**born(token), "clusterName": cluster, "principalArn": principal, "type": kind, "tags": {}, "policies": {}}
    if kind in NODE_TYPES:
        made.update(username="system:node:{{EC2PrivateDNSName}}", kubernetesGroups=["system:nodes"])
    elif path.startswith("role/"):
        role = path.rsplit("/", 1)[1]
        session = f"arn:{call.partition}:sts::{account}:assumed-role/{role}/{{{{SessionName}}}}"
        made.update(username=session, kubernetesGroups=[])
    else:
        made.update(username=principal, kubernetesGroups=[])
    family, name = path.split("/", 1)[0], path.rsplit("/", 1)[-1]
    made["accessEntryArn"] = call.arn("access-entry", cluster, family, account, name, made["uuid"])
    return made


def known(call, principal):
    """Whether IAM has the user or role. Those of other accounts cannot be looked up, and pass."""
    if principal.split(":")[4] != call.current_account:
        return True
    everyone = [*call.iam.roles.values(), *call.iam.users.values()]
    return any(one.arn == principal for one in everyone)


def administrator_of(call):
    """The entry that EKS makes for whoever creates the cluster; none for the account's root."""
    _, arn, _ = sts_backends[call.current_account][call.partition].get_caller_identity(call.access_key, call.region)
    if ":assumed-role/" in arn:
        role = arn.split("/")[1]
        arn = next(one.arn for one in call.iam.roles.values() if one.name == role)
    if not known(call, arn) or ":iam:" not in arn:
        return {}
    policy = policy_arn(call, POLICIES[0])
    made = entry(call, arn, "STANDARD")
    since = {"associatedAt": utcnow(), "modifiedAt": utcnow()}
    made["policies"][policy] = {"policyArn": policy, "accessScope": {"type": "cluster", "namespaces": []}, **since}
    return {arn: made}


def add_node_role(call, role):
    """The entry that EKS makes for the role of a managed node group."""
    call.cluster.access_entries.setdefault(role, entry(call, role, "EC2_LINUX"))
