"""simulator_boto3.py

Amazon's own Python client against the simulated AWS: makes, reads, changes and deletes things of every service that
the simulator has, asserts on what boto3 makes of the answers, and prints one line per service. Wants an
administrator's key in the usual AWS_* variables, a region, and AWS_ENDPOINT_URL; a simulator that runs faster than
real time saves waiting. Exits with 1 at the first answer that is not as AWS documents it.
"""
import collections
import json
import sys
import time
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

NAME = "conformance"
TAGS = {"Name": NAME, "purpose": 'a "test" of <tags> & such, ü'}
PATIENCE = 1800  # seconds, for whatever takes longest at real speed
calls, checks = collections.Counter(), collections.Counter()


def client(service, **credentials):
    made = boto3.client(service, config=Config(retries={"total_max_attempts": 1}, proxies={}), **credentials)
    made.meta.events.register("before-send", lambda **_: calls.update([service]))
    return made


ec2, iam, sts, eks = client("ec2"), client("iam"), client("sts"), client("eks")
elbv2, autoscaling = client("elbv2"), client("autoscaling")
ACCOUNT = sts.get_caller_identity()["Account"]


def check(service, what, found, wanted):
    checks[service] += 1
    if found != wanted:
        sys.exit(f"{service}: {what}: found {found!r} where {wanted!r} is right")


def refused(code, call, **arguments):
    """Asserts that the call is refused with this code; gives AWS's whole answer."""
    service = call.__self__.meta.service_model.service_name
    try:
        answer = call(**arguments)
    except ClientError as refusal:
        check(service, f"the code that refuses {call.__name__}", refusal.response["Error"]["Code"], code)
        return refusal.response
    sys.exit(f"{service}: {call.__name__}: answered {answer} where {code} is right")


def wait(owner, waiter, **arguments):
    try:
        owner.get_waiter(waiter).wait(WaiterConfig={"Delay": 1, "MaxAttempts": PATIENCE}, **arguments)
    except WaiterError as error:
        sys.exit(f"{owner.meta.service_model.service_name}: waiting for {waiter}: {error}")


def eventually(call, *codes, **arguments):
    """Repeats a call while it is refused with one of these codes."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return call(**arguments)
        except ClientError as refusal:
            if refusal.response["Error"]["Code"] not in codes or time.monotonic() > end:
                raise
            time.sleep(0.2)


def until(what, is_so):
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            sys.exit(f"{what} does not become so")
        time.sleep(0.2)


def tagged(kind):
    return [{"ResourceType": kind, "Tags": [{"Key": k, "Value": v} for k, v in TAGS.items()]}]


def as_dict(tags):
    return {tag["Key"]: tag["Value"] for tag in tags}


def trust(principal, **condition):
    statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **condition}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def make_networks(made):
    zones = [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]]
    check("ec2", "there are zones", len(zones) >= 2, True)
    refused("DryRunOperation", ec2.create_vpc, CidrBlock="10.40.0.0/16", DryRun=True)
    vpc = ec2.create_vpc(CidrBlock="10.40.0.0/16", TagSpecifications=tagged("vpc"))["Vpc"]
    made["vpc"] = vpc["VpcId"]
    check("ec2", "a new VPC's tags", as_dict(vpc["Tags"]), TAGS)
    wait(ec2, "vpc_exists", VpcIds=[made["vpc"]])
    wait(ec2, "vpc_available", VpcIds=[made["vpc"]])
    ec2.modify_vpc_attribute(VpcId=made["vpc"], EnableDnsHostnames={"Value": True})
    names = ec2.describe_vpc_attribute(VpcId=made["vpc"], Attribute="enableDnsHostnames")
    check("ec2", "DNS names in the VPC", names["EnableDnsHostnames"], {"Value": True})
    made["subnets"] = []
    # The first one for the way out, the others for the cluster.
    for place, zone in enumerate([zones[0], *zones[:2]]):
        subnet = ec2.create_subnet(
            VpcId=made["vpc"], CidrBlock=f"10.40.{place}.0/24", AvailabilityZone=zone,
            TagSpecifications=tagged("subnet"))["Subnet"]
        check("ec2", "a subnet's free addresses", subnet["AvailableIpAddressCount"], 251)
        made["subnets"].append(subnet["SubnetId"])
    # The waiters of subnets and internet gateways take what is not shown yet for what does not exist.
    eventually(ec2.describe_subnets, "InvalidSubnetID.NotFound", SubnetIds=made["subnets"])
    wait(ec2, "subnet_available", SubnetIds=made["subnets"])
    found = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [made["vpc"]]}])["Subnets"]
    check("ec2", "the VPC's subnets", sorted(s["SubnetId"] for s in found), sorted(made["subnets"]))
    refused("InvalidSubnet.Conflict", ec2.create_subnet, VpcId=made["vpc"], CidrBlock="10.40.0.0/25")
    refused("InvalidVpcID.NotFound", ec2.describe_vpcs, VpcIds=["vpc-00000000000000000"])
    refused("DependencyViolation", ec2.delete_vpc, VpcId=made["vpc"])


def make_ways_out(made):
    gateway = ec2.create_internet_gateway(TagSpecifications=tagged("internet-gateway"))["InternetGateway"]
    made["gateway"] = gateway["InternetGatewayId"]
    eventually(
        ec2.describe_internet_gateways, "InvalidInternetGatewayID.NotFound", InternetGatewayIds=[made["gateway"]])
    ec2.attach_internet_gateway(InternetGatewayId=made["gateway"], VpcId=made["vpc"])
    table = ec2.create_route_table(VpcId=made["vpc"], TagSpecifications=tagged("route-table"))["RouteTable"]
    made["table"] = table["RouteTableId"]
    until("the table's route", lambda: eventually(
        ec2.create_route, "InvalidRouteTableID.NotFound", RouteTableId=made["table"],
        DestinationCidrBlock="0.0.0.0/0", GatewayId=made["gateway"])["Return"])
    made["associations"] = [ec2.associate_route_table(
        RouteTableId=made["table"], SubnetId=made["subnets"][0])["AssociationId"]]
    address = ec2.allocate_address(Domain="vpc", TagSpecifications=tagged("elastic-ip"))
    made["address"] = address["AllocationId"]
    arguments = dict(
        SubnetId=made["subnets"][0], AllocationId=made["address"], ClientToken=str(uuid.uuid4()),
        TagSpecifications=tagged("natgateway"))
    nat = eventually(ec2.create_nat_gateway, "InvalidAllocationID.NotFound", **arguments)
    made["nat"] = nat["NatGateway"]["NatGatewayId"]
    again = ec2.create_nat_gateway(**arguments)["NatGateway"]["NatGatewayId"]
    check("ec2", "what the same token gives again", again, made["nat"])
    refused("IdempotentParameterMismatch", ec2.create_nat_gateway, **{**arguments, "SubnetId": made["subnets"][1]})
    wait(ec2, "nat_gateway_available", NatGatewayIds=[made["nat"]])
    found = ec2.describe_nat_gateways(NatGatewayIds=[made["nat"]])["NatGateways"][0]
    check("ec2", "the gateway's address", found["NatGatewayAddresses"][0]["PublicIp"], address["PublicIp"])
    routes = ec2.describe_route_tables(RouteTableIds=[made["table"]])["RouteTables"][0]["Routes"]
    targets = {route["DestinationCidrBlock"]: route["GatewayId"] for route in routes}
    check("ec2", "the table's routes", targets, {"10.40.0.0/16": "local", "0.0.0.0/0": made["gateway"]})
    made["inner-table"] = ec2.create_route_table(VpcId=made["vpc"])["RouteTable"]["RouteTableId"]
    eventually(
        ec2.create_route, "InvalidRouteTableID.NotFound", RouteTableId=made["inner-table"],
        DestinationCidrBlock="0.0.0.0/0", NatGatewayId=made["nat"])
    for subnet in made["subnets"][1:]:
        made["associations"].append(
            ec2.associate_route_table(RouteTableId=made["inner-table"], SubnetId=subnet)["AssociationId"])


def make_security_group(made):
    made["group"] = ec2.create_security_group(
        GroupName=NAME, Description="for a test", VpcId=made["vpc"],
        TagSpecifications=tagged("security-group"))["GroupId"]
    wait(ec2, "security_group_exists", GroupIds=[made["group"]])
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.40.0.0/16"}]}
    answer = ec2.authorize_security_group_ingress(GroupId=made["group"], IpPermissions=[rule])
    check("ec2", "how many rules are new", len(answer["SecurityGroupRules"]), 1)
    refused(
        "InvalidPermission.Duplicate", ec2.authorize_security_group_ingress, GroupId=made["group"],
        IpPermissions=[rule])
    found = ec2.describe_security_groups(GroupIds=[made["group"]])["SecurityGroups"][0]
    check("ec2", "the rule's port", found["IpPermissions"][0]["ToPort"], 443)
    ec2.create_tags(Resources=[made["group"]], Tags=[{"Key": "later", "Value": "yes"}])
    ec2.delete_tags(Resources=[made["group"]], Tags=[{"Key": "purpose"}])
    tags = ec2.describe_tags(Filters=[{"Name": "resource-id", "Values": [made["group"]]}])["Tags"]
    check("ec2", "tags made later", as_dict(tags), {"Name": NAME, "later": "yes"})


def make_identities(made):
    tags = [{"Key": k, "Value": v} for k, v in TAGS.items() if k == "Name"]
    for role, service, policies in (
        ("control-plane", "eks.amazonaws.com", ["AmazonEKSClusterPolicy"]),
        ("nodes", "ec2.amazonaws.com", [
            "AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly"]),
    ):
        name = f"{NAME}-{role}"
        answer = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"Service": service}), Tags=tags)
        made[role] = answer["Role"]["Arn"]
        check("iam", "a role's ARN", made[role], f"arn:aws:iam::{ACCOUNT}:role/{name}")
        wait(iam, "role_exists", RoleName=name)
        for policy in policies:
            iam.attach_role_policy(RoleName=name, PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
        attached = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
        check("iam", "what is attached", sorted(p["PolicyName"] for p in attached), sorted(policies))
    read = iam.get_role(RoleName=f"{NAME}-nodes")["Role"]
    service = read["AssumeRolePolicyDocument"]["Statement"][0]["Principal"]["Service"]
    check("iam", "whom the role trusts", service, "ec2.amazonaws.com")
    refused(
        "EntityAlreadyExists", iam.create_role, RoleName=f"{NAME}-nodes",
        AssumeRolePolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    refused("NoSuchEntity", iam.get_role, RoleName=f"{NAME}-none")
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*"}]}
    made["policy"] = iam.create_policy(PolicyName=NAME, PolicyDocument=json.dumps(document))["Policy"]["Arn"]
    wait(iam, "policy_exists", PolicyArn=made["policy"])
    version = iam.get_policy_version(PolicyArn=made["policy"], VersionId="v1")["PolicyVersion"]
    check("iam", "a policy's document", version["Document"], document)
    refused("MalformedPolicyDocument", iam.create_policy, PolicyName=f"{NAME}-bad", PolicyDocument="{}")
    iam.create_instance_profile(InstanceProfileName=NAME)
    wait(iam, "instance_profile_exists", InstanceProfileName=NAME)
    iam.add_role_to_instance_profile(InstanceProfileName=NAME, RoleName=f"{NAME}-nodes")
    profile = iam.get_instance_profile(InstanceProfileName=NAME)["InstanceProfile"]
    check("iam", "the profile's role", profile["Roles"][0]["RoleName"], f"{NAME}-nodes")


def assume(made):
    name = f"{NAME}-visitor"
    own = sts.get_caller_identity()["Arn"]
    condition = {"Condition": {"StringEquals": {"sts:ExternalId": "external-1"}}}
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": own}, **condition))["Role"]["Arn"]
    wait(iam, "role_exists", RoleName=name)
    iam.attach_role_policy(RoleName=name, PolicyArn=made["policy"])
    refused("AccessDenied", sts.assume_role, RoleArn=role, RoleSessionName="visit")
    answer = sts.assume_role(RoleArn=role, RoleSessionName="visit", ExternalId="external-1", DurationSeconds=900)
    key = answer["Credentials"]
    session = dict(
        aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"],
        aws_session_token=key["SessionToken"])
    arn = client("sts", **session).get_caller_identity()["Arn"]
    check("sts", "who the session is", arn, f"arn:aws:sts::{ACCOUNT}:assumed-role/{name}/visit")
    visitor = client("ec2", **session)
    check("ec2", "what the session may see", bool(visitor.describe_vpcs(VpcIds=[made["vpc"]])["Vpcs"]), True)
    refused("UnauthorizedOperation", visitor.create_vpc, CidrBlock="10.41.0.0/16")
    wrong = dict(aws_access_key_id=key["AccessKeyId"], aws_secret_access_key="wrong",
                 aws_session_token=key["SessionToken"])
    refused("SignatureDoesNotMatch", client("sts", **wrong).get_caller_identity)
    stranger = dict(aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="wrong")
    refused("AuthFailure", client("ec2", **stranger).describe_vpcs)
    refused("UnrecognizedClientException", client("eks", **stranger).list_clusters)
    results = iam.simulate_principal_policy(
        PolicySourceArn=role, ActionNames=["ec2:DescribeVpcs", "ec2:CreateVpc"])["EvaluationResults"]
    decisions = {result["EvalActionName"]: result["EvalDecision"] for result in results}
    check("iam", "what is simulated", decisions, {"ec2:DescribeVpcs": "allowed", "ec2:CreateVpc": "implicitDeny"})
    iam.detach_role_policy(RoleName=name, PolicyArn=made["policy"])
    iam.delete_role(RoleName=name)


def make_cluster(made):
    refused("ResourceNotFoundException", eks.describe_cluster, name=NAME)
    arguments = dict(
        name=NAME, roleArn=made["control-plane"], tags={"owner": NAME}, clientRequestToken=f"{NAME}-1",
        resourcesVpcConfig={"subnetIds": made["subnets"][1:]},
        accessConfig={"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": True})
    # A new role is not believed in at once.
    cluster = eventually(eks.create_cluster, "InvalidParameterException", **arguments)["cluster"]
    check("eks", "a new cluster's status", cluster["status"], "CREATING")
    refused("ResourceInUseException", eks.create_cluster, **{**arguments, "clientRequestToken": f"{NAME}-2"})
    wait(eks, "cluster_active", name=NAME)
    cluster = eks.describe_cluster(name=NAME)["cluster"]
    check("eks", "the cluster's ARN", cluster["arn"].split(":")[-1], f"cluster/{NAME}")
    check("eks", "the cluster's tags", cluster["tags"], {"owner": NAME})
    until("the cluster is listed", lambda: eks.list_clusters()["clusters"] == [NAME])
    check("eks", "age of the cluster is known", cluster["createdAt"].tzinfo is not None, True)
    issuer = cluster["identity"]["oidc"]["issuer"]
    made["provider"] = iam.create_open_id_connect_provider(
        Url=issuer, ClientIDList=["sts.amazonaws.com"])["OpenIDConnectProviderArn"]
    until("the provider is seen", lambda: made["provider"] in [
        p["Arn"] for p in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]])
    provider = iam.get_open_id_connect_provider(OpenIDConnectProviderArn=made["provider"])
    check("iam", "the provider's address", f"https://{provider['Url']}", issuer)


def fill_cluster(made):
    group = dict(clusterName=NAME, nodegroupName="system")
    eks.create_nodegroup(
        **group, subnets=made["subnets"][1:], nodeRole=made["nodes"], instanceTypes=["m6i.large"],
        scalingConfig={"minSize": 1, "maxSize": 3, "desiredSize": 2})
    wait(eks, "nodegroup_active", **group)
    nodes = eks.describe_nodegroup(**group)["nodegroup"]
    scaling = [one["name"] for one in nodes["resources"]["autoScalingGroups"]]
    groups = autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=scaling)["AutoScalingGroups"]
    check("autoscaling", "machines that are wanted", [one["DesiredCapacity"] for one in groups], [2])
    until("two machines", lambda: len(autoscaling.describe_auto_scaling_groups(
        AutoScalingGroupNames=scaling)["AutoScalingGroups"][0]["Instances"]) == 2)
    machines = ec2.describe_instances(Filters=[{"Name": "tag:eks:nodegroup-name", "Values": ["system"]}])
    check("ec2", "the group's machines", len([m for r in machines["Reservations"] for m in r["Instances"]]), 2)
    eks.create_addon(clusterName=NAME, addonName="vpc-cni")
    wait(eks, "addon_active", clusterName=NAME, addonName="vpc-cni")
    until("the add-on is listed", lambda: eks.list_addons(clusterName=NAME)["addons"] == ["vpc-cni"])
    entry = dict(clusterName=NAME, principalArn=f"arn:aws:iam::{ACCOUNT}:role/{NAME}-control-plane")
    eks.create_access_entry(**entry, kubernetesGroups=["readers"])
    eks.associate_access_policy(
        **entry, policyArn="arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
        accessScope={"type": "namespace", "namespaces": ["payments"]})
    associated = eks.list_associated_access_policies(**entry)["associatedAccessPolicies"]
    check("eks", "the entry's scope", associated[0]["accessScope"]["namespaces"], ["payments"])
    eks.delete_access_entry(**entry)
    pods = f"{NAME}-pods"
    statement = {"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"},
                 "Action": ["sts:AssumeRole", "sts:TagSession"]}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    role = iam.create_role(RoleName=pods, AssumeRolePolicyDocument=document)["Role"]["Arn"]
    made["association-role"] = pods
    association = eventually(
        eks.create_pod_identity_association, "InvalidParameterException", "InvalidRequestException", clusterName=NAME,
        namespace="kube-system", serviceAccount="aws-node", roleArn=role)["association"]
    until("the pod identity is listed", lambda: [
        one["associationId"] for one in eks.list_pod_identity_associations(clusterName=NAME)["associations"]
    ] == [association["associationId"]])
    eks.delete_pod_identity_association(clusterName=NAME, associationId=association["associationId"])
    refused("ResourceInUseException", eks.delete_cluster, name=NAME)


def balance(made):
    # A network load balancer has an address in each subnet and keeps the network busy until it is gone.
    balancer = elbv2.create_load_balancer(
        Name=NAME, Type="network", Subnets=made["subnets"][:1], Tags=[{"Key": "owner", "Value": NAME}])
    arn = balancer["LoadBalancers"][0]["LoadBalancerArn"]
    wait(elbv2, "load_balancer_available", LoadBalancerArns=[arn])
    tags = elbv2.describe_tags(ResourceArns=[arn])["TagDescriptions"][0]["Tags"]
    check("elbv2", "the load balancer's tags", as_dict(tags), {"owner": NAME})
    target = elbv2.create_target_group(
        Name=NAME, Protocol="TCP", Port=80, VpcId=made["vpc"], TargetType="ip")["TargetGroups"][0]["TargetGroupArn"]
    listener = eventually(
        elbv2.create_listener, "TargetGroupNotFound",
        LoadBalancerArn=arn, Protocol="TCP", Port=80, DefaultActions=[{"Type": "forward", "TargetGroupArn": target}])
    check("elbv2", "the listener's port", listener["Listeners"][0]["Port"], 80)
    held = ec2.describe_network_interfaces(Filters=[{"Name": "vpc-id", "Values": [made["vpc"]]}])["NetworkInterfaces"]
    check("ec2", "an interface is the load balancer's", any(NAME in one["Description"] for one in held), True)
    elbv2.delete_listener(ListenerArn=listener["Listeners"][0]["ListenerArn"])
    elbv2.delete_target_group(TargetGroupArn=target)
    elbv2.delete_load_balancer(LoadBalancerArn=arn)
    wait(elbv2, "load_balancers_deleted", LoadBalancerArns=[arn])
    refused("LoadBalancerNotFound", elbv2.describe_load_balancers, Names=[NAME])


def remove_cluster(made):
    eks.delete_addon(clusterName=NAME, addonName="vpc-cni")
    wait(eks, "addon_deleted", clusterName=NAME, addonName="vpc-cni")
    eks.delete_nodegroup(clusterName=NAME, nodegroupName="system")
    wait(eks, "nodegroup_deleted", clusterName=NAME, nodegroupName="system")
    check("autoscaling", "groups that are left",
          autoscaling.describe_auto_scaling_groups()["AutoScalingGroups"], [])
    eks.delete_cluster(name=NAME)
    wait(eks, "cluster_deleted", name=NAME)
    refused("ResourceNotFoundException", eks.delete_cluster, name=NAME)
    iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=made["provider"])


def remove_identities(made):
    refused("DeleteConflict", iam.delete_role, RoleName=f"{NAME}-nodes")
    iam.remove_role_from_instance_profile(InstanceProfileName=NAME, RoleName=f"{NAME}-nodes")
    iam.delete_instance_profile(InstanceProfileName=NAME)
    for role in (f"{NAME}-control-plane", f"{NAME}-nodes", made["association-role"]):
        for policy in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
            iam.detach_role_policy(RoleName=role, PolicyArn=policy["PolicyArn"])
        iam.delete_role(RoleName=role)
    iam.delete_policy(PolicyArn=made["policy"])
    until("the roles are gone", lambda: not [
        role for role in iam.list_roles()["Roles"] if role["RoleName"].startswith(NAME)])


def remove_networks(made):
    ec2.delete_nat_gateway(NatGatewayId=made["nat"])
    wait(ec2, "nat_gateway_deleted", NatGatewayIds=[made["nat"]])
    ec2.release_address(AllocationId=made["address"])
    refused("DependencyViolation", ec2.delete_route_table, RouteTableId=made["table"])
    for association in made["associations"]:
        ec2.disassociate_route_table(AssociationId=association)
    for table in (made["table"], made["inner-table"]):
        ec2.delete_route_table(RouteTableId=table)
    eventually(
        ec2.detach_internet_gateway, "DependencyViolation", InternetGatewayId=made["gateway"], VpcId=made["vpc"])
    ec2.delete_internet_gateway(InternetGatewayId=made["gateway"])
    eventually(ec2.delete_security_group, "DependencyViolation", GroupId=made["group"])
    for subnet in made["subnets"]:
        eventually(ec2.delete_subnet, "DependencyViolation", SubnetId=subnet)
    eventually(ec2.delete_vpc, "DependencyViolation", VpcId=made["vpc"])
    until("the VPC is gone", lambda: made["vpc"] not in [vpc["VpcId"] for vpc in ec2.describe_vpcs()["Vpcs"]])
    check("ec2", "addresses that are left", ec2.describe_addresses()["Addresses"], [])


def main():
    made = {}
    for step in (
        make_networks, make_ways_out, make_security_group, make_identities, assume, make_cluster, fill_cluster,
        balance, remove_cluster, remove_identities, remove_networks,
    ):
        step(made)
    for service in sorted(calls):
        print(f"boto3 {service}: {calls[service]} calls, {checks[service]} checks")


main()
