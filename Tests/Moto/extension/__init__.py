"""What moto lacks, as subclasses of moto's own response classes.

moto finds the class of a service in its `url_paths`, and writes every answer from botocore's model of the
operation, so a call added here is parsed and written like moto's own. State lives on moto's objects (an add-on on
its cluster), so that a reset of moto, or the end of the cluster, ends it too."""
import json
import traceback

from moto.ec2 import urls as ec2_urls
from moto.eks import urls as eks_urls
from moto.iam import urls as iam_urls

from .ec2 import EC2
from .eks import EKS
from .iam import IAM

EKS_PATHS = [
    "{0}/access-policies$",
    "{0}/addons/(?P<rest>.+)$",
    "{0}/cluster-versions$",
    "{0}/clusters/(?P<name>[^/]+)/(?P<rest>.+)$",
]


def install():
    """Has to run before moto's first request: its applications keep the paths they start with."""
    eks_urls.url_paths = {path: EKS.dispatch for path in [*eks_urls.url_paths, *EKS_PATHS]}
    ec2_urls.url_paths = {path: EC2.dispatch for path in ec2_urls.url_paths}
    iam_urls.url_paths = {path: IAM.dispatch for path in iam_urls.url_paths}


def answering(application):
    """Answers 500 where moto raises: an exception would pass the journal by."""

    def app(environ, start):
        try:
            return list(application(environ, start))
        except Exception as unexpected:
            traceback.print_exc()
            body = json.dumps({"message": f"moto: {unexpected!r}"}).encode()
            headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
            start("500 Internal Server Error", headers)
            return [body]

    return app
