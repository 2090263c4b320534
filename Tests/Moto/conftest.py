"""One moto for all tests; every test that makes a cluster makes its own."""
import itertools
import json
import os
import types

import processes
import pytest
import referees
from setup_account import clients, make_user

# Not the whole of the product's policy: what is missing here has to be refused.
ACTIONS = ["eks:*", "ec2:Create*", "ec2:Describe*", "iam:GetRole"]
POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ACTIONS, "Resource": "*"}]}
NUMBERS = itertools.count(1)
PODS = ["sts:AssumeRole", "sts:TagSession"]


@pytest.fixture(scope="session")
def account(tmp_path_factory):
    if not referees.are_here():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(referees.ABSENT)
    with processes.moto(tmp_path_factory.mktemp("moto")) as (url, journal):
        key = make_user(url, json.dumps(POLICY))["AccessKey"]
        user = {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}
        yield types.SimpleNamespace(url=url, journal=journal, user=user)


@pytest.fixture(scope="session")
def ec2(account):
    return clients(account.url, "ec2")[0]


@pytest.fixture(scope="session")
def iam(account):
    return clients(account.url, "iam")[0]


@pytest.fixture(scope="session")
def eks(account):
    """As the user, so that every call here is under the policy."""
    return clients(account.url, "eks", key=account.user)[0]


@pytest.fixture(scope="session")
def role(iam):
    """Makes a role that a service may assume; answers its ARN."""

    def make(service, actions="sts:AssumeRole"):
        trust = {"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": actions}
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        return iam.create_role(RoleName=f"role-{next(NUMBERS)}", AssumeRolePolicyDocument=document)["Role"]["Arn"]

    return make


@pytest.fixture(scope="session")
def pod_role(role):
    return role("pods.eks", PODS)


@pytest.fixture(scope="session")
def network(ec2):
    """A VPC and two subnets in two zones."""
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    zones = [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{n}.0/24", AvailabilityZone=zones[n])["Subnet"]["SubnetId"]
        for n in range(2)
    ]
    return types.SimpleNamespace(vpc=vpc, subnets=subnets)


@pytest.fixture
def cluster(eks, role, network):
    """The name of a new cluster, which ends with the test."""
    name = f"cluster-{next(NUMBERS)}"
    eks.create_cluster(
        name=name,
        version="1.33",
        roleArn=role("eks"),
        resourcesVpcConfig={"subnetIds": network.subnets},
        accessConfig={"authenticationMode": "API"},
        tags={"purpose": "test"},
    )
    yield name
    for group in eks.list_nodegroups(clusterName=name)["nodegroups"]:
        eks.delete_nodegroup(clusterName=name, nodegroupName=group)
    eks.delete_cluster(name=name)


@pytest.fixture
def nodegroup(eks, role, network, cluster):
    eks.create_nodegroup(
        clusterName=cluster,
        nodegroupName="workers",
        nodeRole=role("ec2"),
        subnets=network.subnets,
        scalingConfig={"minSize": 1, "desiredSize": 1, "maxSize": 3},
        updateConfig={"maxUnavailable": 2},
    )
    return "workers"
