"""EKS's add-ons, and the tags and pages of everything."""
from refusals import IN_USE, NOT_FOUND, WRONG, refusal


def test_an_addon_from_create_to_delete(eks, cluster):
    addon = {"clusterName": cluster, "addonName": "vpc-cni"}
    assert refusal(eks.describe_addon, **addon) == NOT_FOUND
    made = eks.create_addon(**addon, resolveConflicts="OVERWRITE", tags={"a": "b"})["addon"]
    found = eks.describe_addon(**addon)["addon"]
    assert (made["status"], found["status"], found["tags"]) == ("CREATING", "ACTIVE", {"a": "b"})
    assert eks.list_addons(clusterName=cluster)["addons"] == ["vpc-cni"]
    change = {"addonVersion": "v1.20.4-eksbuild.2", "configurationValues": '{"env": {}}'}
    update = eks.update_addon(**addon, **change)["update"]
    found = eks.describe_update(name=cluster, addonName="vpc-cni", updateId=update["id"])["update"]
    assert (update["status"], found["status"], found["type"]) == ("InProgress", "Successful", "AddonUpdate")
    found = eks.describe_addon(**addon)["addon"]
    assert (found["addonVersion"], found["configurationValues"]) == ("v1.20.4-eksbuild.2", '{"env": {}}')
    assert eks.delete_addon(**addon)["addon"]["status"] == "DELETING"
    assert refusal(eks.delete_addon, **addon) == NOT_FOUND
    assert refusal(eks.update_addon, **addon) == NOT_FOUND


def test_coredns_waits_for_a_node(eks, cluster, request):
    addon = {"clusterName": cluster, "addonName": "coredns"}
    eks.create_addon(**addon)
    waiting = eks.describe_addon(**addon)["addon"]
    assert (waiting["status"], waiting["health"]["issues"][0]["code"]) == ("DEGRADED", "InsufficientNumberOfReplicas")
    request.getfixturevalue("nodegroup")
    assert eks.describe_addon(**addon)["addon"]["status"] == "ACTIVE"


def test_create_addon_repeats_itself_for_a_token_and_checks(eks, cluster):
    addon = {"clusterName": cluster, "addonName": "kube-proxy"}
    first = eks.create_addon(**addon, clientRequestToken="one")["addon"]
    assert first["addonVersion"].startswith("v1.33.")
    assert eks.create_addon(**addon, clientRequestToken="one")["addon"]["addonArn"] == first["addonArn"]
    assert refusal(eks.create_addon, **addon) == IN_USE
    assert refusal(eks.create_addon, clusterName=cluster, addonName="unknown") == WRONG
    assert refusal(eks.create_addon, clusterName=cluster, addonName="coredns", addonVersion="v0") == WRONG
    assert refusal(eks.create_addon, clusterName=cluster, addonName="coredns", configurationValues="{") == WRONG
    assert refusal(eks.create_addon, clusterName="missing", addonName="coredns") == NOT_FOUND


def test_an_addon_brings_and_takes_its_identity(eks, cluster, pod_role):
    identity = [{"serviceAccount": "ebs-csi-controller-sa", "roleArn": pod_role}]
    addon = {"clusterName": cluster, "addonName": "aws-ebs-csi-driver"}
    made = eks.create_addon(**addon, podIdentityAssociations=identity)["addon"]
    (found,) = eks.list_pod_identity_associations(clusterName=cluster)["associations"]
    assert made["podIdentityAssociations"] == [found["associationArn"]]
    assert found["ownerArn"] == made["addonArn"]
    eks.delete_addon(**addon)
    assert eks.list_pod_identity_associations(clusterName=cluster)["associations"] == []


def test_everything_in_eks_takes_tags(eks, cluster, nodegroup, pod_role):
    name = {"clusterName": cluster}
    group = eks.describe_nodegroup(**name, nodegroupName=nodegroup)["nodegroup"]
    identity = {**name, "namespace": "web", "serviceAccount": "app", "roleArn": pod_role}
    arns = [
        eks.describe_cluster(name=cluster)["cluster"]["arn"],
        group["nodegroupArn"],
        eks.create_addon(**name, addonName="vpc-cni")["addon"]["addonArn"],
        eks.describe_access_entry(**name, principalArn=group["nodeRole"])["accessEntry"]["accessEntryArn"],
        eks.create_pod_identity_association(**identity)["association"]["associationArn"],
    ]
    for arn in arns:
        eks.tag_resource(resourceArn=arn, tags={"a": "1", "b": "2", "c": "3"})
        eks.untag_resource(resourceArn=arn, tagKeys=["a", "b"])
        tags = eks.list_tags_for_resource(resourceArn=arn)["tags"]
        assert (tags.get("a"), tags.get("b"), tags["c"]) == (None, None, "3")
    assert refusal(eks.list_tags_for_resource, resourceArn=arns[0] + "x") == NOT_FOUND


def test_lists_come_in_pages(eks, cluster):
    for name in ("vpc-cni", "kube-proxy", "coredns"):
        eks.create_addon(clusterName=cluster, addonName=name)
    pages = list(eks.get_paginator("list_addons").paginate(clusterName=cluster, PaginationConfig={"PageSize": 1}))
    assert [page["addons"] for page in pages] == [["coredns"], ["kube-proxy"], ["vpc-cni"]]
    versions = eks.get_paginator("describe_cluster_versions").paginate(PaginationConfig={"PageSize": 2})
    assert sum(len(page["clusterVersions"]) for page in versions) == 5
