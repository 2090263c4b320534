"""Clusters and credentials go, and it is shown that nothing is left (C6)."""
import re

from playwright.sync_api import expect

from person import PATIENCE

QUESTION = re.compile("Type the cluster.s name")


def ask_for_removal(person, name, looks=False):
    person.goto(f"/clusters/{name}")
    person.press("Delete cluster")
    if looks:
        person.look("cluster-delete")
        person.page.get_by_label(QUESTION).fill("other")
        person.press("Delete cluster")
        expect(person.page.locator(".wrong")).to_contain_text("“other” was typed")
        person.look("cluster-delete-wrong-name")
    person.page.get_by_label(QUESTION).fill(name)
    person.press("Delete cluster")
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("deleting")


def is_proven(person):
    expect(person.page.get_by_role("heading", name="Proof of empty")).to_be_visible(timeout=PATIENCE)
    assert person.page.get_by_role("heading", name="Danger zone").count() == 0, "what is deleted can be deleted again"


def owner(person, name):
    """What the names of all that belongs to a cluster begin with."""
    person.goto(f"/clusters/{name}")
    return re.search(rf"fh-{name}-[a-z0-9]+", person.page.locator("#resources").inner_text()).group(0)


def stops_at_a_stranger(person, picture):
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("stopped", timeout=PATIENCE)
    person.look(picture)


def delete_on_aws(person):
    """A machine of somebody else in the network is named, left alone, and waited for."""
    machine = person.server.console("aws", "stranger", owner=owner(person, "payments"), region="eu-central-1")
    ask_for_removal(person, "payments", looks=True)
    stops_at_a_stranger(person, "cluster-delete-blocked-aws")
    person.sees("did not create", place="#state")
    person.server.console("aws", "remove", id=machine, region="eu-central-1")
    person.press("Try again")
    is_proven(person)
    person.look("cluster-deleted-aws")


def delete_on_azure(person):
    """What others put into the resource group goes along once it is ticked, and not before."""
    person.server.console("azure", "stranger", owner=owner(person, "orders"))
    ask_for_removal(person, "orders")
    stops_at_a_stranger(person, "cluster-delete-blocked-azure")
    person.press("See what is in the way")
    person.look("cluster-delete-also")
    person.page.get_by_role("checkbox").first.check()
    person.page.get_by_label(QUESTION).fill("orders")
    person.press("Delete cluster")
    is_proven(person)
    person.look("cluster-deleted-azure")


def delete_credentials(person):
    """A credential goes when no cluster needs it any more."""
    for name in ("short", "narrow", "ledger"):
        ask_for_removal(person, name)
    for name in ("short", "narrow", "ledger"):
        person.goto(f"/clusters/{name}")
        if person.page.get_by_role("heading", name="Proof of empty").count() == 0:
            is_proven(person)
    for name in ("wrong-aws", "wrong-azure", "aws", "azure"):
        person.goto(f"/credentials/{name}/delete")
        person.press("Delete credential")
        person.sees_heading("Cloud Credentials")
        expect(person.page.get_by_role("link", name=name, exact=True)).to_have_count(0)
    person.goto("/clusters?deleted=true")
    person.sees("payments")
    person.look("clusters-deleted")
