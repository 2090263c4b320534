"""The main flows by keyboard alone: not one click in here."""
import json

from playwright.sync_api import expect

from keys import Keys
from people import ADMINISTRATOR, PASSWORD
from person import PATIENCE, Person


def everything(person):
    twin = Person(person.browser, person.server, person.pictures, person.problems)
    keys = Keys(twin)
    sign_in(keys, person.server)
    add_credential(keys)
    validate_again(keys)
    rotate(keys)
    new_cluster(keys)
    watch(keys)
    scale(keys)
    delete(keys)
    twin.leave()


def among_people(person):
    twin = Person(person.browser, person.server, person.pictures, person.problems)
    keys = Keys(twin)
    sign_in(keys, person.server)
    invite(keys)
    make_token(keys)
    twin.leave()


def heading(keys, text):
    expect(keys.page.get_by_role("heading", level=1)).to_contain_text(text, timeout=PATIENCE)


def sign_in(keys, server):
    keys.page.goto(server.url)
    keys.write("E-mail address", ADMINISTRATOR)
    keys.write("Password", PASSWORD)
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    heading(keys, "Overview")


def add_credential(keys):
    """With the first Tab, the way past the navigation is offered."""
    keys.page.keyboard.press("Tab")
    assert keys.focus()["name"] == "Skip to the content"
    keys.press("Cloud Credentials")
    keys.press("Add Credential")
    keys.press("Amazon Web Services")
    keys.write("Credential Name", "typed")
    keys.write("Paste what", keys.person.server.console("aws", "key"))
    keys.press("Add Credential")
    heading(keys, "Ready")


def validate_again(keys):
    keys.press("Re-validate")
    heading(keys, "Ready")


def rotate(keys):
    key = json.loads(keys.person.server.console("aws", "key"))["AccessKey"]
    keys.press("Edit or rotate")
    keys.write("Access key ID", key["AccessKeyId"])
    keys.write("Secret access key", key["SecretAccessKey"])
    keys.press("Save and validate")
    keys.person.sees("Version in use2", patience=PATIENCE)


def new_cluster(keys):
    keys.press("Clusters")
    keys.press("New cluster")
    keys.press("Dedicated")
    keys.press("Amazon Web Services")
    keys.choose("Credential", "typed")
    keys.write("Name", "by-hand")
    keys.choose("Region", "Ireland")
    keys.press("Review")
    keys.press("Create cluster")
    heading(keys, "by-hand")


def watch(keys):
    """What is replaced while it has the focus keeps it."""
    keys.tab_to("What needs what")
    keys.page.keyboard.press("Enter")
    heading(keys, "running")
    assert keys.focus()["name"].startswith("What needs what"), "the focus was lost when the page went on"


def scale(keys):
    keys.press("Scale or change")
    keys.write("Nodes", "2")
    keys.write("Up to", "2")
    keys.press("See what would change")
    keys.press("Change cluster")
    keys.person.sees("2 nodes", place="#facts")
    heading(keys, "running")


def delete(keys):
    keys.press("Delete cluster")
    keys.write("Type the cluster", "by-hand")
    keys.press("Delete cluster")
    heading(keys, "deleting")
    expect(keys.page.get_by_role("heading", name="Proof of empty")).to_be_visible(timeout=PATIENCE)


def invite(keys):
    keys.press("Members")
    keys.choose("Role", "auditor")
    keys.press("Make link")
    keys.person.sees("/invitation#")


def make_token(keys):
    keys.press("Account of")
    keys.press("API tokens")
    keys.write("Name", "typed")
    keys.press("Make token")
    expect(keys.page.locator("#once")).not_to_be_empty()
