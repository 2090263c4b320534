"""What the extension puts right in moto's EC2 and IAM."""
from refusals import refusal

DRY = (412, "DryRunOperation")


def test_a_dry_run_makes_nothing(ec2):
    before = len(ec2.describe_vpcs()["Vpcs"])
    assert refusal(ec2.create_vpc, CidrBlock="10.1.0.0/16", DryRun=True) == DRY
    assert refusal(ec2.allocate_address, Domain="vpc", DryRun=True) == DRY
    assert refusal(ec2.create_nat_gateway, SubnetId="subnet-0", DryRun=True) == DRY
    assert len(ec2.describe_vpcs()["Vpcs"]) == before
    assert ec2.describe_addresses()["Addresses"] == []
    ec2.delete_vpc(VpcId=ec2.create_vpc(CidrBlock="10.1.0.0/16", DryRun=False)["Vpc"]["VpcId"])


def test_a_nat_gateway_repeats_itself_and_lets_go_of_its_address(ec2, network):
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    parameters = {"SubnetId": network.subnets[0], "AllocationId": address}
    first = ec2.create_nat_gateway(**parameters, ClientToken="one")["NatGateway"]
    assert ec2.create_nat_gateway(**parameters, ClientToken="one")["NatGateway"] == first
    other = {**parameters, "SubnetId": network.subnets[1]}
    assert refusal(ec2.create_nat_gateway, **other, ClientToken="one") == (400, "IdempotentParameterMismatch")
    assert refusal(ec2.create_nat_gateway, **parameters, ClientToken="two") == (400, "Resource.AlreadyAssociated")
    inside = [{"Name": "vpc-id", "Values": [network.vpc]}]
    assert len(ec2.describe_network_interfaces(Filters=inside)["NetworkInterfaces"]) == 1
    ec2.delete_nat_gateway(NatGatewayId=first["NatGatewayId"])
    assert ec2.describe_network_interfaces(Filters=inside)["NetworkInterfaces"] == []
    assert "AssociationId" not in ec2.describe_addresses(AllocationIds=[address])["Addresses"][0]
    second = ec2.create_nat_gateway(**parameters, ClientToken="three")["NatGateway"]
    ec2.delete_nat_gateway(NatGatewayId=second["NatGatewayId"])
    ec2.release_address(AllocationId=address)


def test_nat_gateways_are_found_by_tag(ec2, network):
    made = []
    for name in ("one", "two"):
        tags = [{"ResourceType": "natgateway", "Tags": [{"Key": "name", "Value": name}]}]
        private = {"SubnetId": network.subnets[0], "ConnectivityType": "private"}
        made.append(ec2.create_nat_gateway(**private, TagSpecifications=tags)["NatGateway"]["NatGatewayId"])
    tagged = [{"Name": "tag:name", "Values": ["two"]}, {"Name": "state", "Values": ["available"]}]
    assert [found["NatGatewayId"] for found in ec2.describe_nat_gateways(Filters=tagged)["NatGateways"]] == made[1:]
    for identifier in made:
        ec2.delete_nat_gateway(NatGatewayId=identifier)
    assert ec2.describe_nat_gateways(Filters=tagged)["NatGateways"] == []


def test_an_unknown_nat_gateway(ec2):
    unknown = (400, "NatGatewayNotFound")
    assert refusal(ec2.delete_nat_gateway, NatGatewayId="nat-0123") == unknown
    assert refusal(ec2.describe_nat_gateways, NatGatewayIds=["nat-0123"]) == unknown


def test_a_route_table_can_go_after_its_subnet(ec2, network):
    subnet = ec2.create_subnet(VpcId=network.vpc, CidrBlock="10.9.9.0/24")["Subnet"]["SubnetId"]
    table = ec2.create_route_table(VpcId=network.vpc, ClientToken="table")["RouteTable"]["RouteTableId"]
    assert ec2.create_route_table(VpcId=network.vpc, ClientToken="table")["RouteTable"]["RouteTableId"] == table
    ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
    assert refusal(ec2.delete_route_table, RouteTableId=table) == (400, "DependencyViolation")
    ec2.delete_subnet(SubnetId=subnet)
    ec2.delete_route_table(RouteTableId=table)


def test_service_linked_roles_have_their_names(iam):
    names = {
        "eks": "AWSServiceRoleForAmazonEKS",
        "eks-nodegroup": "AWSServiceRoleForAmazonEKSNodegroup",
        "elasticloadbalancing": "AWSServiceRoleForElasticLoadBalancing",
    }
    for service, name in names.items():
        principal = f"{service}.amazonaws.com"
        assert iam.create_service_linked_role(AWSServiceName=principal)["Role"]["RoleName"] == name
        assert iam.get_role(RoleName=name)["Role"]["Arn"].endswith(f"role/aws-service-role/{principal}/{name}")
        assert refusal(iam.create_service_linked_role, AWSServiceName=principal) == (400, "InvalidInput")
        iam.delete_service_linked_role(RoleName=name)
