"""Updates: what an `Update…` call answers, and where a client looks up how it went.

Like everything in moto they take effect at once: the call answers InProgress, and the next look says Successful."""
from .eks_calls import EKSCalls, answer, not_found, once_per_token, wrong
from .eks_offers import VERSIONS


def following(version):
    major, minor = version.split(".")
    return f"{major}.{int(minor) + 1}"


class Updates(EKSCalls):
    @once_per_token
    def update_cluster_version(self):
        cluster, version = self.cluster, self.params["version"]
        if version not in VERSIONS or version not in (following(cluster.version), cluster.version):
            raise wrong(f"Unsupported Kubernetes minor version update from {cluster.version} to {version}")
        if version == cluster.version:
            raise wrong(f"Cluster is already at the desired version {version}", clusterName=cluster.name)
        behind = [group for group in cluster.nodegroups.values() if int(version[2:]) - int(group.version[2:]) > 3]
        if behind:
            names = ", ".join(group.nodegroup_name for group in behind)
            raise wrong(f"Nodegroups {names} must be updated to match cluster version {cluster.version} first")
        cluster.version = version
        return self.updating("VersionUpdate", Version=version, PlatformVersion=cluster.platformVersion)

    @once_per_token
    def update_nodegroup_version(self):
        cluster = self.cluster
        group = self.eks_backend.describe_nodegroup(cluster.name, self.params["nodegroupName"])
        version = self.params.get("version") or cluster.version
        if int(version[2:]) > int(cluster.version[2:]):
            raise wrong(f"Nodegroup Kubernetes version {version} is newer than the cluster's {cluster.version}")
        group.version = version
        group.release_version = self.params.get("releaseVersion") or f"{version}.1-20260115"
        return self.updating("VersionUpdate", Version=version, ReleaseVersion=group.release_version)

    def describe_update(self):
        update = self.cluster.updates.get(self.params["updateId"])
        if update is None or not self._is_of_what_was_asked(update):
            raise not_found(f"No update found for ID: {self.params['updateId']}", clusterName=self.cluster.name)
        return answer(update=update)

    def list_updates(self):
        updates = self.cluster.updates.values()
        return self.page(updateIds=[update["id"] for update in updates if self._is_of_what_was_asked(update)])

    def _is_of_what_was_asked(self, update):
        return all(update[name] == self.params.get(name) for name in ("nodegroupName", "addonName"))
