"""setup_account.py URL POLICY.json [BYSTANDERS.json]

As the owner of the account at URL: makes the policy, the user that has it, and an access key, and prints what
`aws iam create-access-key` prints. Makes things of somebody else as well, a VPC with a subnet and a role, and
writes their ids to BYSTANDERS.json (by default in the current folder)."""
import json
import os
import sys
from pathlib import Path

import boto3
from botocore.config import Config

REGION = "eu-central-1"
USER, POLICY = "freehold-byoc", "freehold-byoc-eks"
OWNER = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "secret"}
SOMEBODY_ELSE = [{"Key": "Name", "Value": "payments"}, {"Key": "team", "Value": "somebody-else"}]


def clients(url, *services, key=OWNER, region=REGION):
    """boto3 clients that talk to `url` and nowhere else, and try once."""
    os.environ.pop("AWS_CA_BUNDLE", None)
    session = boto3.session.Session(**key, region_name=region)
    config = Config(retries={"max_attempts": 0}, proxies={})
    return [session.client(service, endpoint_url=url, config=config) for service in services]


def make_user(url, policy):
    """The user, with the policy attached; answers the reply to CreateAccessKey."""
    (iam,) = clients(url, "iam")
    arn = iam.create_policy(PolicyName=POLICY, PolicyDocument=policy)["Policy"]["Arn"]
    iam.create_user(UserName=USER)
    iam.attach_user_policy(UserName=USER, PolicyArn=arn)
    return {"AccessKey": iam.create_access_key(UserName=USER)["AccessKey"]}


def make_bystanders(url):
    """A VPC on the network that many choose, its subnet and a role, all of somebody else."""
    ec2, iam = clients(url, "ec2", "iam")

    def tags(kind):
        return [{"ResourceType": kind, "Tags": SOMEBODY_ELSE}]

    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=tags("vpc"))["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24", TagSpecifications=tags("subnet"))["Subnet"]
    trust = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    iam.create_role(RoleName="payments", AssumeRolePolicyDocument=document, Tags=SOMEBODY_ELSE)
    return {"vpc": vpc, "subnet": subnet["SubnetId"], "role": "payments"}


def describe_bystanders(url, ids):
    """Everything that AWS tells about them, to be compared before and after."""
    ec2, iam = clients(url, "ec2", "iam")
    vpc, role = {"VpcId": ids["vpc"]}, {"RoleName": ids["role"]}
    inside = {"Filters": [{"Name": "vpc-id", "Values": [ids["vpc"]]}]}
    return [
        ec2.describe_vpcs(VpcIds=[ids["vpc"]])["Vpcs"],
        [ec2.describe_vpc_attribute(Attribute=name, **vpc)[name[0].upper() + name[1:]]
         for name in ("enableDnsSupport", "enableDnsHostnames")],
        ec2.describe_subnets(**inside)["Subnets"],
        ec2.describe_route_tables(**inside)["RouteTables"],
        ec2.describe_security_groups(**inside)["SecurityGroups"],
        iam.get_role(**role)["Role"],
        iam.list_attached_role_policies(**role)["AttachedPolicies"],
        iam.list_role_policies(**role)["PolicyNames"],
    ]


def printed(reply):
    """As the aws command prints it."""
    return json.dumps(reply, indent=4, default=lambda time: time.replace(microsecond=0).isoformat())


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    access_key = make_user(sys.argv[1], Path(sys.argv[2]).read_text())
    bystanders = make_bystanders(sys.argv[1])
    Path(sys.argv[3] if len(sys.argv) == 4 else "bystanders.json").write_text(json.dumps(bystanders))
    print(printed(access_key))
