"""Access was taken away before the clusters were: the three ways on (C6)."""
from playwright.sync_api import expect

from journeys.clusters import create, is_running
from journeys.credentials import is_ready, paste
from journeys.removal import ask_for_removal, is_proven
from person import PATIENCE


def cut(person, cloud):
    """Takes every key of ours away in the cloud, and lets it be noticed."""
    person.server.console(cloud, "retire", keeping=0)
    person.goto(f"/credentials/{cloud}")
    person.press("Re-validate")
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("Invalid", timeout=PATIENCE)


def enter_new_key(person, cloud):
    person.goto(f"/credentials/{cloud}/edit")
    paste(person, person.server.console(cloud, "key"))
    person.press("Save and validate")
    is_ready(person)


def revoke(person):
    """While access is there: what goes first, and where to press in the cloud."""
    for cloud in ("aws", "azure"):
        person.goto(f"/credentials/{cloud}/revoke")
        person.sees_heading("Take away the access")
        person.sees("Delete its clusters")
        person.look(f"credential-revoke-{cloud}")


def hand_over_and_forget(person):
    """The inventory and the script for who has access, and then the cluster is let go by its name."""
    create(person, "aws", "stranded", "eu-west-2", type="Dedicated")
    is_running(person)
    person.goto("/clusters/stranded/forget")
    person.sees("Its credential works")
    person.look("cluster-forget-refused")
    cut(person, "aws")
    person.look("credential-cut")
    person.goto("/credentials/aws/revoke")
    person.sees("Access is cut")
    person.look("credential-ways-on")
    person.press("Inventory of stranded")
    person.sees("The script that removes it")
    person.page.locator("#script-text summary").click()
    script = person.page.locator("#removal-script").inner_text()
    assert script.startswith("#!") and "--yes" in script, script[:200]
    person.look("cluster-inventory")
    person.goto("/clusters/stranded/forget")
    person.look("cluster-forget")
    person.page.get_by_label("Type").fill("stranded")
    person.press("Forget cluster")
    person.sees("Forgotten")
    person.look("cluster-forgotten")
    enter_new_key(person, "aws")


def new_key_in_time(person):
    """A removal that stopped goes on where it was, with a new key of the same account."""
    create(person, "azure", "halted", "westeurope", type="Dedicated")
    is_running(person)
    cut(person, "azure")
    ask_for_removal(person, "halted")
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("stopped", timeout=PATIENCE)
    person.look("cluster-cut")
    person.press("Enter a new key")
    paste(person, person.server.console("azure", "key"))
    person.press("Save and validate")
    is_ready(person)
    person.goto("/clusters/halted")
    if person.page.get_by_role("button", name="Try again").count():
        person.press("Try again")
    is_proven(person)
