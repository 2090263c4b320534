"""Node groups: moto's, without what it makes up and with what it drops."""
from .eks_access import add_node_role, entries_apply
from .eks_calls import EKSCalls, answer, once_per_token, wrong


class Nodegroups(EKSCalls):
    def create_nodegroup(self):
        cluster, role = self.cluster, self.params["nodeRole"]
        earlier = cluster.nodegroups.get(self.params["nodegroupName"])
        if earlier and earlier.client_request_token == self.params.get("clientRequestToken"):
            return answer(nodegroup=earlier)
        self._check_scaling(self.params.get("scalingConfig", {}))
        if not earlier and "ec2.amazonaws.com" not in (self.trust(role) or {}):
            raise wrong(
                "Following required service principals [ec2.amazonaws.com] were not found in the trust "
                f"relationships of nodeRole {role}"
            )
        created = super().create_nodegroup()
        group = cluster.nodegroups[self.params["nodegroupName"]]
        group.version = self.params.get("version") or cluster.version
        group.release_version = self.params.get("releaseVersion") or f"{group.version}.1-20260115"
        group.remote_access = self.params.get("remoteAccess")
        group.update_config = self.params.get("updateConfig") or {"maxUnavailable": 1}
        if entries_apply(cluster):
            add_node_role(self, role)
        return created

    def list_nodegroups(self):
        self.cluster  # refuses a missing one, where moto raises
        return super().list_nodegroups()

    def delete_nodegroup(self):
        group = self.eks_backend.describe_nodegroup(self.cluster.name, self.params["nodegroupName"])
        group.status = "DELETING"
        return super().delete_nodegroup()

    @once_per_token
    def update_nodegroup_config(self):
        group = self.eks_backend.describe_nodegroup(self.cluster.name, self.params["nodegroupName"])
        self._check_scaling({**group.scaling_config, **self.params.get("scalingConfig", {})})
        super().update_nodegroup_config()
        sizes = {name[0].upper() + name[1:]: size for name, size in self.params.get("scalingConfig", {}).items()}
        labels = self.params.get("labels", {}).get("addOrUpdateLabels")
        return self.updating("ConfigUpdate", **sizes, **({"LabelsToAdd": labels} if labels else {}))

    def _check_scaling(self, sizes):
        low, wanted, high = (sizes.get(name) for name in ("minSize", "desiredSize", "maxSize"))
        if None in (low, wanted, high):
            return
        if low > wanted:
            raise wrong(f"Minimum capacity {low} can't be greater than desired size {wanted}")
        if wanted > high:
            raise wrong(f"desired capacity {wanted} can't be greater than max size {high}")
