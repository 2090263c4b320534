"""Connecting an account, mending and rotating its credential (C1, C2, C5)."""
import json

from playwright.sync_api import expect

from person import PATIENCE

PROVIDERS = {"aws": "Amazon Web Services", "azure": "Microsoft Azure"}
# The field with the secret, and another of its kind that is wrong.
SECRETS = {"aws": ("Secret access key", "x" * 40), "azure": ("Client Secret", "8Q~" + "y" * 37)}


def open_form(person, cloud, name):
    person.turn_to("Cloud Credentials")
    person.press("Add Credential")
    person.page.get_by_role("navigation", name="Cloud Provider").get_by_role("link", name=PROVIDERS[cloud]).click()
    person.fill("Credential Name", name)


def paste(person, key):
    box = person.page.get_by_label("command line printed")
    box.fill(key)
    expect(person.page.locator("#recognized")).to_contain_text("Recognized:")


def is_ready(person):
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("Ready", timeout=PATIENCE)


def add(person, cloud, name, key):
    open_form(person, cloud, name)
    paste(person, key)
    person.press("Add Credential")
    is_ready(person)


def connect(person):
    """From what the cloud's own command line printed to Ready, with who we are in the account."""
    application = json.loads(person.server.key("azure"))["appId"]
    for cloud, identity in [("aws", "user/freehold-byoc"), ("azure", f"application {application}")]:
        open_form(person, cloud, cloud)
        person.look(f"credential-add-{cloud}")
        paste(person, person.server.key(cloud))
        person.look(f"credential-pasted-{cloud}")
        person.press("Add Credential")
        person.page.screenshot(path=person.pictures / f"credential-pending-{cloud}.png", full_page=True)
        is_ready(person)
        person.sees_heading("Preflight", level=2)
        person.sees(identity)
        person.look(f"credential-ready-{cloud}")


def mend(person):
    """A wrong secret is Invalid, says why, and is Ready once it is right."""
    for cloud in PROVIDERS:
        name = f"wrong-{cloud}"
        key = json.loads(person.server.key(cloud))
        label, wrong = SECRETS[cloud]
        open_form(person, cloud, name)
        if cloud == "aws":
            person.fill("Access key ID", key["AccessKey"]["AccessKeyId"])
        else:
            paste(person, json.dumps(dict(key, password=wrong)))
            person.page.get_by_label("command line printed").fill("")
        person.fill(label, wrong)
        person.press("Add Credential")
        expect(person.page.get_by_role("heading", level=1)).to_contain_text("Invalid", timeout=PATIENCE)
        expect(person.page.locator("#credential .problem").first).to_be_visible()
        person.look(f"credential-invalid-{cloud}")
        person.goto()
        person.sees(name)
        person.look(f"overview-invalid-{cloud}")
        person.press(name)
        person.press("Edit or rotate")
        person.look(f"credential-edit-{cloud}")
        person.fill(label, key["AccessKey"]["SecretAccessKey"] if cloud == "aws" else key["password"])
        person.press("Save and validate")
        is_ready(person)
        person.press("Re-validate")
        is_ready(person)
    field_by_field(person)


def field_by_field(person):
    """What has to be corrected is said at its field, and what was entered is still there."""
    open_form(person, "azure", "Not A Label")
    person.page.locator("form.card").evaluate("form => { form.noValidate = true; }")
    person.press("Add Credential")
    expect(person.page.locator(".wrong").first).to_be_visible()
    expect(person.page.get_by_label("Credential Name")).to_have_value("Not A Label")
    person.look("credential-wrong-field")


def preflight(person):
    for cloud in PROVIDERS:
        person.goto(f"/credentials/{cloud}")
        person.press("Look now")
        expect(person.page.locator(".findings")).to_be_visible()
        person.look(f"credential-preflight-{cloud}")


def rotate(person):
    """A second key goes into use once the cloud accepts it; a wrong one leaves the one in use where it is."""
    for cloud in PROVIDERS:
        label, wrong = SECRETS[cloud]
        key = person.server.console(cloud, "key")
        person.goto(f"/credentials/{cloud}")
        person.sees("Version in use1")
        person.press("Edit or rotate")
        paste(person, key)
        person.press("Save and validate")
        person.page.screenshot(path=person.pictures / f"credential-rotating-{cloud}.png", full_page=True)
        person.sees("Version in use2", patience=PATIENCE)
        is_ready(person)
        person.server.console(cloud, "retire", keeping=1)
        person.press("Re-validate")
        is_ready(person)
        person.press("Edit or rotate")
        person.fill(label, wrong)
        person.press("Save and validate")
        expect(person.page.get_by_role("heading", level=1)).to_contain_text(
            "Ready, new version not in use", timeout=PATIENCE)
        person.sees("Version in use2")
        person.sees("Not taken into useversion 3")
        person.look(f"credential-rotation-refused-{cloud}")
        person.press("Edit or rotate")
        paste(person, person.server.console(cloud, "key"))
        person.press("Save and validate")
        person.sees("Version in use4", patience=PATIENCE)
        is_ready(person)
