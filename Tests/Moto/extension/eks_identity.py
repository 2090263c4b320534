"""Pod identity associations: which role the pods of a service account get."""
import uuid

from moto.core.utils import utcnow
from moto.eks.exceptions import ResourceInUseException

from .eks_calls import EKSCalls, answer, born, not_found, wrong

POD_ACTIONS = {"sts:AssumeRole", "sts:TagSession"}


class PodIdentityAssociations(EKSCalls):
    def create_pod_identity_association(self):
        cluster, token = self.cluster, self.params.get("clientRequestToken")
        for earlier in cluster.associations.values():
            if token and earlier["token"] == token:
                return answer(association=earlier)
        wanted = self.given("namespace", "serviceAccount", "roleArn", "tags", "disableSessionTags", "targetRoleArn")
        return answer(association=associate(self, cluster, wanted, token=token))

    def describe_pod_identity_association(self):
        return answer(association=self._association())

    def list_pod_identity_associations(self):
        asked = self.given("namespace", "serviceAccount")
        every = self.cluster.associations.values()
        found = [one for one in every if all(one[name] == value for name, value in asked.items())]
        return self.page(associations=found)

    def update_pod_identity_association(self):
        association, changes = self._association(), self.given("roleArn", "disableSessionTags", "targetRoleArn")
        if "roleArn" in changes:
            check_role(self, changes["roleArn"])
        association.update(changes, modifiedAt=utcnow())
        return answer(association=association)

    def delete_pod_identity_association(self):
        association = self._association()
        del self.cluster.associations[association["associationId"]]
        return answer(association=association)

    def _association(self):
        cluster, wanted = self.cluster, self.params["associationId"]
        if wanted not in cluster.associations:
            raise not_found(f"No pod identity association found for id: {wanted}", clusterName=cluster.name)
        return cluster.associations[wanted]


def associate(call, cluster, wanted, token=None, owner=None):
    for other in cluster.associations.values():
        if (other["namespace"], other["serviceAccount"]) == (wanted["namespace"], wanted["serviceAccount"]):
            message = f"Association already exists: {other['associationId']}"
            raise ResourceInUseException(message=message, clusterName=cluster.name)
    check_role(call, wanted["roleArn"])
    identifier = f"a-{uuid.uuid4().hex[:17]}"
    association = {
        **born(token),
        "tags": {},
        **wanted,
        "clusterName": cluster.name,
        "associationId": identifier,
        "associationArn": call.arn("podidentityassociation", cluster.name, identifier),
        "ownerArn": owner,
    }
    cluster.associations[identifier] = association
    return association


def dissociate(cluster, arn):
    cluster.associations.pop(arn.rsplit("/", 1)[1], None)


def check_role(call, arn):
    trust = call.trust(arn)
    if trust is None:
        raise wrong("Role provided in the request does not exist")
    if not POD_ACTIONS <= trust.get("pods.eks.amazonaws.com", set()):
        raise wrong("Trust policy of the role provided is invalid")
