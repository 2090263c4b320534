"""Add-ons. ACTIVE at once, except those whose pods wait for a node."""
import json

from moto.core.utils import utcnow
from moto.eks.exceptions import ResourceInUseException

from .eks_calls import EKSCalls, answer, born, not_found, once_per_token, wrong
from .eks_identity import associate, dissociate
from .eks_offers import ADDONS, addon_versions

NEED_A_NODE = {"coredns", "aws-ebs-csi-driver", "metrics-server"}
SETTINGS = ("serviceAccountRoleArn", "configurationValues")


class Addons(EKSCalls):
    def create_addon(self):
        cluster, name, token = self.cluster, self.params["addonName"], self.params.get("clientRequestToken")
        names = {"clusterName": cluster.name, "addonName": name}
        earlier = cluster.addons.get(name)
        if earlier and token and earlier["token"] == token:
            return answer(addon=self._shown(cluster, earlier))
        if earlier:
            raise ResourceInUseException(message="Addon already exists.", **names)
        addon = {
            **born(token),
            **names,
            **self.given(*SETTINGS),
            "addonVersion": self._checked_version(cluster, name),
            "tags": self.params.get("tags", {}),
            "publisher": "eks",
            "owner": "aws",
            "podIdentityAssociations": [],
        }
        addon["addonArn"] = self.arn("addon", cluster.name, name, addon["uuid"])
        self._give_identities(cluster, addon)
        cluster.addons[name] = addon
        return answer(addon={**addon, "status": "CREATING", "health": {"issues": []}})

    def describe_addon(self):
        return answer(addon=self._shown(self.cluster, self._addon()))

    def list_addons(self):
        return self.page(addons=sorted(self.cluster.addons))

    @once_per_token
    def update_addon(self):
        cluster, addon = self.cluster, self._addon()
        if self.params.get("addonVersion"):
            addon["addonVersion"] = self._checked_version(cluster, addon["addonName"])
        self._check_configuration()
        addon.update(self.given(*SETTINGS), modifiedAt=utcnow())
        self._give_identities(cluster, addon)
        changed = self.given("addonVersion", *SETTINGS)
        return self.updating("AddonUpdate", **{name[0].upper() + name[1:]: value for name, value in changed.items()})

    def delete_addon(self):
        cluster, addon = self.cluster, self._addon()
        for arn in addon["podIdentityAssociations"]:
            dissociate(cluster, arn)
        del cluster.addons[addon["addonName"]]
        return answer(addon={**self._shown(cluster, addon), "status": "DELETING"})

    def _addon(self):
        name, cluster = self.params["addonName"], self.cluster
        if name not in cluster.addons:
            message = f"No addon: {name} found in cluster: {cluster.name}"
            raise not_found(message, clusterName=cluster.name, addonName=name)
        return cluster.addons[name]

    def _checked_version(self, cluster, name):
        self._check_configuration()
        if name not in ADDONS:
            message = f"Addon {name} specified is not supported in {cluster.version} kubernetes version"
            raise wrong(message, addonName=name)
        offered = addon_versions(name, cluster.version)
        version = self.params.get("addonVersion") or offered[-1]
        if version not in offered:
            raise wrong(f"Addon version {version} specified is not supported", addonName=name)
        return version

    def _check_configuration(self):
        try:
            json.loads(self.params.get("configurationValues") or "{}")
        except ValueError:
            raise wrong("ConfigurationValue provided in request is not supported: it is not JSON") from None

    def _give_identities(self, cluster, addon):
        if self.params.get("podIdentityAssociations") is None:
            return
        for arn in addon["podIdentityAssociations"]:
            dissociate(cluster, arn)
        wanted = [{"namespace": "kube-system", **one} for one in self.params["podIdentityAssociations"]]
        made = [associate(self, cluster, one, owner=addon["addonArn"]) for one in wanted]
        addon["podIdentityAssociations"] = [association["associationArn"] for association in made]

    def _shown(self, cluster, addon):
        if addon["addonName"] in NEED_A_NODE and not cluster.nodegroups:
            text = "The add-on is unhealthy because it doesn't have the desired number of replicas."
            issue = {"code": "InsufficientNumberOfReplicas", "message": text}
            return {**addon, "status": "DEGRADED", "health": {"issues": [issue]}}
        return {**addon, "status": "ACTIVE", "health": {"issues": []}}
