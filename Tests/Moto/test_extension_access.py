"""Who may enter a cluster, and what its pods may do in the account."""
from refusals import IN_USE, NOT_FOUND, REFUSED, WRONG, refusal

ADMIN = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"


def test_the_creator_is_the_administrator(eks, cluster):
    (principal,) = eks.list_access_entries(clusterName=cluster)["accessEntries"]
    assert principal.endswith(":user/freehold-byoc")
    policies = eks.list_associated_access_policies(clusterName=cluster, principalArn=principal)
    assert [policy["policyArn"] for policy in policies["associatedAccessPolicies"]] == [ADMIN]


def test_an_access_entry_from_create_to_delete(eks, cluster, role):
    entry = {"clusterName": cluster, "principalArn": role("ec2")}
    assert refusal(eks.describe_access_entry, **entry) == NOT_FOUND
    made = eks.create_access_entry(**entry, clientRequestToken="one", tags={"a": "b"})["accessEntry"]
    assert (made["type"], made["tags"]) == ("STANDARD", {"a": "b"})
    assert made["username"].endswith("/{{SessionName}}")
    assert eks.create_access_entry(**entry, clientRequestToken="one")["accessEntry"] == made
    assert refusal(eks.create_access_entry, **entry) == IN_USE
    changed = eks.update_access_entry(**entry, kubernetesGroups=["viewers"], username="someone")["accessEntry"]
    assert (changed["kubernetesGroups"], changed["username"]) == (["viewers"], "someone")
    assert len(eks.list_access_entries(clusterName=cluster)["accessEntries"]) == 2
    eks.delete_access_entry(**entry)
    for call in (eks.delete_access_entry, eks.update_access_entry):
        assert refusal(call, **entry) == NOT_FOUND


def test_access_entries_are_checked(eks, cluster):
    nobody = "arn:aws:iam::123456789012:role/nobody"
    assert refusal(eks.create_access_entry, clusterName=cluster, principalArn=nobody) == WRONG
    assert refusal(eks.list_access_entries, clusterName="missing") == NOT_FOUND


def test_no_access_entries_while_the_config_map_rules(eks, role, network):
    eks.create_cluster(name="old", roleArn=role("eks"), resourcesVpcConfig={"subnetIds": network.subnets})
    assert refusal(eks.list_access_entries, clusterName="old") == REFUSED
    eks.update_cluster_config(name="old", accessConfig={"authenticationMode": "API_AND_CONFIG_MAP"})
    assert eks.list_access_entries(clusterName="old")["accessEntries"] == []
    eks.delete_cluster(name="old")


def test_access_policies_come_and_go(eks, cluster, role):
    entry = {"clusterName": cluster, "principalArn": role("ec2")}
    scope = {"type": "namespace", "namespaces": ["web"]}
    wanted = {**entry, "policyArn": ADMIN, "accessScope": scope}
    assert refusal(eks.associate_access_policy, **wanted) == NOT_FOUND
    eks.create_access_entry(**entry)
    assert eks.associate_access_policy(**wanted)["associatedAccessPolicy"]["accessScope"] == scope
    wanted["accessScope"] = {"type": "cluster"}
    eks.associate_access_policy(**wanted)
    (found,) = eks.list_associated_access_policies(**entry)["associatedAccessPolicies"]
    assert (found["policyArn"], found["accessScope"]["type"]) == (ADMIN, "cluster")
    admins = eks.list_access_entries(clusterName=cluster, associatedPolicyArn=ADMIN)["accessEntries"]
    assert entry["principalArn"] in admins
    assert refusal(eks.associate_access_policy, **{**wanted, "policyArn": ADMIN + "x"}) == WRONG
    eks.disassociate_access_policy(**entry, policyArn=ADMIN)
    assert eks.list_associated_access_policies(**entry)["associatedAccessPolicies"] == []
    assert refusal(eks.disassociate_access_policy, **entry, policyArn=ADMIN) == NOT_FOUND
    assert ADMIN in [policy["arn"] for policy in eks.list_access_policies()["accessPolicies"]]


def test_a_pod_identity_association_from_create_to_delete(eks, cluster, pod_role, role):
    wanted = {"clusterName": cluster, "namespace": "kube-system", "serviceAccount": "controller", "roleArn": pod_role}
    made = eks.create_pod_identity_association(**wanted, clientRequestToken="one", tags={"a": "b"})["association"]
    assert eks.create_pod_identity_association(**wanted, clientRequestToken="one")["association"] == made
    assert refusal(eks.create_pod_identity_association, **wanted) == IN_USE
    one = {"clusterName": cluster, "associationId": made["associationId"]}
    assert eks.describe_pod_identity_association(**one)["association"] == made
    listed = eks.list_pod_identity_associations(clusterName=cluster, namespace="kube-system")["associations"]
    assert [found["associationId"] for found in listed] == [made["associationId"]]
    assert eks.list_pod_identity_associations(clusterName=cluster, namespace="web")["associations"] == []
    other = role("pods.eks", ["sts:AssumeRole", "sts:TagSession"])
    assert eks.update_pod_identity_association(**one, roleArn=other)["association"]["roleArn"] == other
    eks.delete_pod_identity_association(**one)
    for call in (eks.describe_pod_identity_association, eks.delete_pod_identity_association):
        assert refusal(call, **one) == NOT_FOUND


def test_a_pod_identity_needs_a_role_that_trusts_it(eks, cluster, role):
    wanted = {"clusterName": cluster, "namespace": "web", "serviceAccount": "app"}
    nobody = "arn:aws:iam::123456789012:role/nobody"
    for arn in (nobody, role("ec2"), role("pods.eks")):
        assert refusal(eks.create_pod_identity_association, **wanted, roleArn=arn) == WRONG
