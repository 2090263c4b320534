"""EKS's versions, clusters and node groups: every call parses, has its effect, and is refused as AWS refuses."""
import base64
import json

from cryptography import x509
from refusals import IN_USE, NOT_FOUND, REFUSED, WRONG, refusal
from setup_account import clients


def test_versions_have_one_default(eks):
    versions = eks.describe_cluster_versions()["clusterVersions"]
    assert [v["clusterVersion"] for v in versions if v["defaultVersion"]] == ["1.34"]
    assert len(eks.describe_cluster_versions(defaultOnly=True)["clusterVersions"]) == 1
    asked = eks.describe_cluster_versions(clusterVersions=["1.33", "1.31"])["clusterVersions"]
    assert {(v["clusterVersion"], v["versionStatus"]) for v in asked} == {
        ("1.33", "STANDARD_SUPPORT"), ("1.31", "EXTENDED_SUPPORT")
    }
    assert all(v["releaseDate"] < v["endOfStandardSupportDate"] < v["endOfExtendedSupportDate"] for v in versions)


def test_addon_versions_fit_the_kubernetes_version(eks):
    addons = eks.describe_addon_versions(kubernetesVersion="1.33")["addons"]
    assert {"vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "aws-ebs-csi-driver"} <= {
        addon["addonName"] for addon in addons
    }
    for addon in addons:
        fits = [fit for version in addon["addonVersions"] for fit in version["compatibilities"]]
        assert {fit["clusterVersion"] for fit in fits} == {"1.33"}
        assert [fit["defaultVersion"] for fit in fits].count(True) == 1


def test_addon_configuration_is_a_schema_and_an_identity(eks):
    driver = eks.describe_addon_versions(addonName="aws-ebs-csi-driver")["addons"][0]
    version = driver["addonVersions"][0]["addonVersion"]
    found = eks.describe_addon_configuration(addonName="aws-ebs-csi-driver", addonVersion=version)
    assert json.loads(found["configurationSchema"])["type"] == "object"
    assert found["podIdentityConfiguration"][0]["serviceAccount"] == "ebs-csi-controller-sa"
    assert refusal(eks.describe_addon_configuration, addonName="vpc-cni", addonVersion="v0") == NOT_FOUND


def test_describe_cluster_is_complete(eks, ec2, network, cluster):
    found = eks.describe_cluster(name=cluster)["cluster"]
    vpc = found["resourcesVpcConfig"]
    assert (vpc["vpcId"], vpc["subnetIds"]) == (network.vpc, network.subnets)
    assert found["accessConfig"] == {"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": True}
    assert found["upgradePolicy"] == {"supportType": "EXTENDED"}
    pem = base64.b64decode(found["certificateAuthority"]["data"], validate=True)
    assert x509.load_pem_x509_certificate(pem).subject.rfc4514_string() == "CN=kubernetes"
    (group,) = ec2.describe_security_groups(GroupIds=[vpc["clusterSecurityGroupId"]])["SecurityGroups"]
    assert group["VpcId"] == network.vpc
    assert {"Key": f"kubernetes.io/cluster/{cluster}", "Value": "owned"} in group["Tags"]


def test_clusters_have_issuers_of_their_own(eks, role, network, cluster):
    parameters = {"name": "other", "roleArn": role("eks"), "resourcesVpcConfig": {"subnetIds": network.subnets}}
    other = eks.create_cluster(**parameters)["cluster"]
    assert other["identity"] != eks.describe_cluster(name=cluster)["cluster"]["identity"]
    assert other["version"] == "1.34"
    eks.delete_cluster(name="other")


def test_the_security_group_ends_with_the_cluster(eks, ec2, role, network):
    made = eks.create_cluster(name="brief", roleArn=role("eks"), resourcesVpcConfig={"subnetIds": network.subnets})
    group = made["cluster"]["resourcesVpcConfig"]["clusterSecurityGroupId"]
    assert eks.delete_cluster(name="brief")["cluster"]["status"] == "DELETING"
    assert refusal(ec2.describe_security_groups, GroupIds=[group]) == (400, "InvalidGroup.NotFound")
    assert refusal(eks.describe_cluster, name="brief") == NOT_FOUND


def test_create_cluster_repeats_itself_for_a_token(eks, role, network):
    parameters = {"name": "twice", "roleArn": role("eks"), "resourcesVpcConfig": {"subnetIds": network.subnets}}
    first = eks.create_cluster(**parameters, clientRequestToken="one")["cluster"]
    assert eks.create_cluster(**parameters, clientRequestToken="one")["cluster"] == first
    assert refusal(eks.create_cluster, **parameters, clientRequestToken="two") == IN_USE
    eks.delete_cluster(name="twice")


def test_create_cluster_checks_version_role_and_subnets(eks, role, network):
    good = {"name": "bad", "roleArn": role("eks"), "resourcesVpcConfig": {"subnetIds": network.subnets}}
    bad = [
        {"version": "1.19"},
        {"roleArn": role("ec2")},
        {"roleArn": "arn:aws:iam::123456789012:role/nobody"},
        {"resourcesVpcConfig": {"subnetIds": network.subnets[:1]}},
        {"resourcesVpcConfig": {"subnetIds": ["subnet-0", "subnet-1"]}},
    ]
    assert {refusal(eks.create_cluster, **{**good, **change}) for change in bad} == {WRONG}


def test_update_cluster_config_changes_only_what_it_names(eks, network, cluster):
    change = {"endpointPrivateAccess": True, "publicAccessCidrs": ["192.0.2.0/24"]}
    update = eks.update_cluster_config(name=cluster, resourcesVpcConfig=change)["update"]
    assert (update["status"], update["type"]) == ("InProgress", "EndpointAccessUpdate")
    assert eks.describe_update(name=cluster, updateId=update["id"])["update"]["status"] == "Successful"
    vpc = eks.describe_cluster(name=cluster)["cluster"]["resourcesVpcConfig"]
    assert (vpc["subnetIds"], vpc["vpcId"]) == (network.subnets, network.vpc)
    assert vpc["endpointPrivateAccess"] and vpc["endpointPublicAccess"]
    assert vpc["publicAccessCidrs"] == ["192.0.2.0/24"]
    assert refusal(eks.update_cluster_config, name=cluster, resourcesVpcConfig=change) == WRONG


def test_update_cluster_config_takes_one_kind_at_a_time(eks, cluster):
    both = {"upgradePolicy": {"supportType": "STANDARD"}, "deletionProtection": True}
    assert refusal(eks.update_cluster_config, name=cluster, **both) == WRONG
    logging = {"clusterLogging": [{"types": ["audit"], "enabled": True}]}
    changes = [{"upgradePolicy": {"supportType": "STANDARD"}}, {"deletionProtection": True}, {"logging": logging}]
    kinds = [eks.update_cluster_config(name=cluster, **change)["update"]["type"] for change in changes]
    assert kinds == ["UpgradePolicyUpdate", "DeletionProtectionUpdate", "LoggingUpdate"]
    found = eks.describe_cluster(name=cluster)["cluster"]
    assert (found["upgradePolicy"]["supportType"], found["deletionProtection"]) == ("STANDARD", True)
    assert {"types": ["audit"], "enabled": True} in found["logging"]["clusterLogging"]
    assert refusal(eks.delete_cluster, name=cluster) == REFUSED
    eks.update_cluster_config(name=cluster, deletionProtection=False)


def test_the_authentication_mode_does_not_go_back(eks, cluster):
    change = {"authenticationMode": "CONFIG_MAP"}
    assert refusal(eks.update_cluster_config, name=cluster, accessConfig=change) == WRONG


def test_update_cluster_version_goes_up_by_one(eks, cluster):
    for version in ("1.35", "1.32", "1.33"):
        assert refusal(eks.update_cluster_version, name=cluster, version=version) == WRONG
    update = eks.update_cluster_version(name=cluster, version="1.34", clientRequestToken="up")["update"]
    assert update["type"] == "VersionUpdate"
    assert eks.describe_cluster(name=cluster)["cluster"]["version"] == "1.34"
    again = eks.update_cluster_version(name=cluster, version="1.34", clientRequestToken="up")["update"]
    assert again["id"] == update["id"]
    assert eks.list_updates(name=cluster)["updateIds"] == [update["id"]]
    assert refusal(eks.describe_update, name=cluster, updateId="none") == NOT_FOUND


def test_a_node_group_has_what_was_asked_for_and_no_more(eks, cluster, nodegroup):
    group = eks.describe_nodegroup(clusterName=cluster, nodegroupName=nodegroup)["nodegroup"]
    assert (group["version"], group["updateConfig"]) == ("1.33", {"maxUnavailable": 2})
    assert "remoteAccess" not in group
    entry = eks.describe_access_entry(clusterName=cluster, principalArn=group["nodeRole"])["accessEntry"]
    assert (entry["type"], entry["kubernetesGroups"]) == ("EC2_LINUX", ["system:nodes"])


def test_create_nodegroup_repeats_itself_for_a_token(eks, role, network, cluster):
    parameters = {"clusterName": cluster, "nodegroupName": "n", "nodeRole": role("ec2"), "subnets": network.subnets}
    first = eks.create_nodegroup(**parameters, clientRequestToken="one")["nodegroup"]
    assert eks.create_nodegroup(**parameters, clientRequestToken="one")["nodegroup"] == first
    assert refusal(eks.create_nodegroup, **parameters, clientRequestToken="two") == IN_USE
    assert refusal(eks.create_nodegroup, **{**parameters, "nodegroupName": "m", "nodeRole": role("eks")}) == WRONG


def test_a_node_group_scales(eks, cluster, nodegroup):
    group = {"clusterName": cluster, "nodegroupName": nodegroup}
    sizes = {"minSize": 2, "desiredSize": 2, "maxSize": 4}
    update = eks.update_nodegroup_config(**group, scalingConfig=sizes)["update"]
    params = {param["type"]: param["value"] for param in update["params"]}
    assert params == {"MinSize": "2", "DesiredSize": "2", "MaxSize": "4"}
    assert eks.describe_nodegroup(**group)["nodegroup"]["scalingConfig"] == sizes
    found = eks.describe_update(name=cluster, nodegroupName=nodegroup, updateId=update["id"])["update"]
    assert found["status"] == "Successful"
    assert refusal(eks.describe_update, name=cluster, updateId=update["id"]) == NOT_FOUND
    assert eks.list_updates(name=cluster, nodegroupName=nodegroup)["updateIds"] == [update["id"]]
    assert refusal(eks.update_nodegroup_config, **group, scalingConfig={"minSize": 9}) == WRONG


def test_a_node_group_follows_the_version_of_its_cluster(eks, cluster, nodegroup):
    group = {"clusterName": cluster, "nodegroupName": nodegroup}
    assert refusal(eks.update_nodegroup_version, **group, version="1.34") == WRONG
    eks.update_cluster_version(name=cluster, version="1.34")
    assert eks.update_nodegroup_version(**group)["update"]["type"] == "VersionUpdate"
    assert eks.describe_nodegroup(**group)["nodegroup"]["version"] == "1.34"


def test_node_groups_of_a_missing_cluster(eks):
    assert refusal(eks.list_nodegroups, clusterName="missing") == NOT_FOUND


def test_the_policy_holds_and_everything_is_in_the_journal(account, eks, cluster):
    before = len(account.journal.read_text().splitlines())
    ec2, iam = clients(account.url, "ec2", "iam", key=account.user)
    source = "arn:aws:iam::123456789012:user/freehold-byoc"
    asked = {"PolicySourceArn": source, "ActionNames": ["ec2:CreateVpc"]}
    assert refusal(iam.simulate_principal_policy, **asked) == (403, "AccessDenied")
    assert refusal(ec2.delete_vpc, VpcId="vpc-0", DryRun=True) == (403, "UnauthorizedOperation")
    assert refusal(ec2.create_vpc, CidrBlock="10.1.0.0/16", DryRun=True) == (412, "DryRunOperation")
    eks.list_addons(clusterName=cluster)
    eks.describe_cluster_versions()
    lines = [json.loads(line) for line in account.journal.read_text().splitlines()[before:]]
    assert [(line["action"], line["status"], line["verdict"] == "ok") for line in lines] == [
        ("SimulatePrincipalPolicy", "403", False),
        ("DeleteVpc", "403", False),
        ("CreateVpc", "412", True),
        ("ListAddons", "200", True),
        ("DescribeClusterVersions", "200", True),
    ]


def test_a_user_without_a_policy_gets_nothing_of_the_extension(account, iam):
    iam.create_user(UserName="nobody")
    made = iam.create_access_key(UserName="nobody")["AccessKey"]
    key = {"aws_access_key_id": made["AccessKeyId"], "aws_secret_access_key": made["SecretAccessKey"]}
    (denied,) = clients(account.url, "eks", key=key)
    assert refusal(denied.describe_cluster_versions) == (403, "AccessDeniedException")
    assert refusal(denied.list_addons, clusterName="any") == (403, "AccessDeniedException")
