"""What every group of EKS calls shares."""
import functools
import json
import threading
import uuid

from moto.core.responses import ActionResult
from moto.core.utils import get_service_model, utcnow
from moto.ec2.models import ec2_backends
from moto.eks.exceptions import InvalidParameterException, InvalidRequestException, ResourceNotFoundException
from moto.eks.responses import EKSResponse
from moto.iam.models import iam_backends

# moto's models are not made for two threads at once, and a token is looked up before it is stored.
ONE_AT_A_TIME = threading.RLock()


class EKSCalls(EKSResponse):
    """`params` are the request's, named and typed by botocore's model (`clusterName`, where the path says `name`)."""

    def setup_class(self, request, full_url, headers, use_raw_body=False):
        super().setup_class(request, full_url, headers, use_raw_body)
        if self._get_action() in get_service_model("eks").operation_names:
            self.parse_parameters(request)

    def call_action(self):
        with ONE_AT_A_TIME:
            return super().call_action()

    @property
    def cluster(self):
        return self.eks_backend.describe_cluster(self.params.get("clusterName") or self.params["name"])

    @property
    def ec2(self):
        return ec2_backends[self.current_account][self.region]

    @property
    def iam(self):
        return iam_backends[self.current_account][self.partition]

    def arn(self, kind, *path):
        return f"arn:{self.partition}:eks:{self.region}:{self.current_account}:{kind}/{'/'.join(path)}"

    def given(self, *names):
        """The named parameters that the request has."""
        return {name: self.params[name] for name in names if self.params.get(name) is not None}

    def trust(self, role_arn):
        """What a role lets be done by whom, as {service: actions}; None where there is no such role."""
        role = next((role for role in self.iam.roles.values() if role.arn == role_arn), None)
        if role is None:
            return None
        trusted = {}
        for statement in listed(json.loads(role.assume_role_policy_document)["Statement"]):
            for service in listed(statement["Principal"].get("Service", [])):
                trusted.setdefault(service, set()).update(listed(statement["Action"]))
        return trusted

    def page(self, **members):
        """One page of the list that comes first, whose token is where the next one begins."""
        name, everything = next(iter(members.items()))
        begin = int(self.params.get("nextToken") or 0)
        end = begin + (self.params.get("maxResults") or 100)
        token = {"nextToken": str(end)} if end < len(everything) else {}
        return answer(**{**members, name: everything[begin:end]}, **token)

    def updating(self, kind, **changes):
        """Keeps an update that has just been made, and answers it as one that has begun."""
        update = {
            "id": str(uuid.uuid4()),
            "type": kind,
            "status": "Successful",
            "params": [{"type": name, "value": written(value)} for name, value in changes.items()],
            "createdAt": utcnow(),
            "errors": [],
            "token": self.params.get("clientRequestToken"),
            "nodegroupName": self.params.get("nodegroupName"),
            "addonName": self.params.get("addonName"),
        }
        self.cluster.updates[update["id"]] = update
        return answer(update={**update, "status": "InProgress"})


def once_per_token(call):
    """A second request with the token of a first one gets the first one's update."""

    @functools.wraps(call)
    def repeatable(self):
        token = self.params.get("clientRequestToken")
        earlier = next((update for update in self.cluster.updates.values() if token and update["token"] == token), None)
        return answer(update=earlier) if earlier else call(self)

    return repeatable


def written(value):
    return value if isinstance(value, str) else json.dumps(value)


def listed(value):
    return value if isinstance(value, list) else [value]


def born(token):
    """What everything made here starts with."""
    return {"createdAt": utcnow(), "modifiedAt": utcnow(), "token": token, "uuid": str(uuid.uuid4())}


def answer(**members):
    return ActionResult(members)


def not_found(message, **names):
    return ResourceNotFoundException(message=message, **names)


def wrong(message, **names):
    return InvalidParameterException(message=message, **names)


def refused(message, **names):
    return InvalidRequestException(message=message, **names)
