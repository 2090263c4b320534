"""IAM: service-linked roles under the names that AWS gives them."""
import json

from moto.core.responses import ActionResult
from moto.iam.exceptions import InvalidInput
from moto.iam.responses import IamResponse

SERVICE_LINKED = {
    "autoscaling.amazonaws.com": "AWSServiceRoleForAutoScaling",
    "eks.amazonaws.com": "AWSServiceRoleForAmazonEKS",
    "eks-fargate.amazonaws.com": "AWSServiceRoleForAmazonEKSForFargate",
    "eks-nodegroup.amazonaws.com": "AWSServiceRoleForAmazonEKSNodegroup",
    "elasticloadbalancing.amazonaws.com": "AWSServiceRoleForElasticLoadBalancing",
    "spot.amazonaws.com": "AWSServiceRoleForEC2Spot",
}


class IAM(IamResponse):
    def create_service_linked_role(self):
        service = self._get_param("AWSServiceName")
        if service not in SERVICE_LINKED:
            return super().create_service_linked_role()
        name = SERVICE_LINKED[service]
        if any(role.name == name for role in self.backend.roles.values()):
            raise InvalidInput(
                f"Service role name {name} has been taken in this account, please try a different suffix."
            )
        principal = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
        role = self.backend.create_role(
            name,
            json.dumps({"Version": "2012-10-17", "Statement": [principal]}),
            f"/aws-service-role/{service}/",
            permissions_boundary=None,
            description=self._get_param("Description") or "",
            tags=[],
            max_session_duration="3600",
            linked_service=service,
        )
        return ActionResult({"Role": role})
