"""Tags of everything in EKS that has an ARN. moto tags clusters only, and removes one key of many."""
from .eks_calls import EKSCalls, answer, not_found


class Tags(EKSCalls):
    def tag_resource(self):
        self._tags().update(self.params["tags"])
        return answer()

    def untag_resource(self):
        tags = self._tags()
        for key in self.params["tagKeys"]:
            tags.pop(key, None)
        return answer()

    def list_tags_for_resource(self):
        return answer(tags=self._tags())

    def _tags(self):
        for cluster in self.eks_backend.clusters.values():
            things = {cluster.arn: cluster.tags}
            things |= {group.arn: group.tags for group in cluster.nodegroups.values()}
            things |= {addon["addonArn"]: addon["tags"] for addon in cluster.addons.values()}
            things |= {entry["accessEntryArn"]: entry["tags"] for entry in cluster.access_entries.values()}
            things |= {one["associationArn"]: one["tags"] for one in cluster.associations.values()}
            if self.params["resourceArn"] in things:
                return things[self.params["resourceArn"]]
        raise not_found(f"The resource {self.params['resourceArn']} was not found")
