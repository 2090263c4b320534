"""browser.py: the dashboard in Debian's Chromium, before a server with simulated clouds.

Goes the ways that people go, in light and dark, on a phone and on a wide screen; axe judges every page in each of the
four, and a picture of each is put into SCREENSHOTS (.build/screenshots). Exits with 1 unless all of it holds."""
import json
import os
import re
import shutil
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
from freehold_server import Server  # noqa: E402
from journey_of_people import people  # noqa: E402
from people import ADMINISTRATOR, sign_in, sign_out, sign_up  # noqa: E402

SCREENSHOTS = Path(os.environ.get("SCREENSHOTS", ".build/screenshots"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SPEED = 60
SCHEMES, WIDTHS = ("light", "dark"), (360, 1440)
PATIENCE = 90_000

problems = []


def pressed(page, name):
    """Presses what is called so, as a person with eyes or with a screen reader finds it."""
    page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()


def look(page, name):
    """A picture and axe's judgement of what is open now, in both schemes at both widths."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(60)
            page.screenshot(path=SCREENSHOTS / f"{name}-{scheme}-{width}.png", full_page=True)
            overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if overflow > 0:
                problems.append(f"{name} {scheme} {width}: {overflow} pixels wider than the screen")
            for violation in Axe().run(page).response["violations"]:
                targets = [" ".join(map(str, node["target"])) for node in violation["nodes"]][:3]
                problems.append(f"{name} {scheme} {width}: {violation['id']}: {violation['help']}: {targets}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 900})


def without_scripts(browser, server, cookies):
    """Every page that is read has what it is about in it before any script has run."""
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    for path, text in [("", "Overview"), ("/clusters", "payments"), ("/clusters/payments", "Timeline"),
                       ("/credentials", "aws"), ("/credentials/aws", "Preflight")]:
        page.goto(f"{server.url}/workspaces/default{path}")
        expect(page.locator("main")).to_contain_text(text)
    context.close()


def go_in(page, server):
    """The first administrator signs up by the link that the server printed, signs out, and signs in again."""
    page.goto(f"{server.url}/welcome")
    look(page, "welcome-without-link")
    sign_up(page, server.welcome, ADMINISTRATOR, look_at=lambda: look(page, "welcome"))
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    sign_out(page)
    look(page, "sign-in")
    sign_in(page, server, ADMINISTRATOR, password="not the password")
    expect(page.locator("main")).to_contain_text("do not belong together")
    look(page, "sign-in-refused")
    sign_in(page, server, ADMINISTRATOR)
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    look(page, "overview-empty")


def empty_lists(page):
    pressed(page, "Clusters")
    look(page, "clusters-empty")
    pressed(page, "Cloud Credentials")
    look(page, "credentials-empty")


def add_credential(page, server, cloud, provider, look_at=False):
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Cloud Credentials").click()
    pressed(page, "Add Credential")
    page.get_by_role("navigation", name="Cloud Provider").get_by_role("link", name=provider).click()
    page.get_by_label("Credential Name").fill(cloud)
    page.get_by_label("Paste what the cloud’s command line printed").or_(
        page.get_by_label("Paste what the cloud's command line printed")).fill(server.key(cloud))
    expect(page.locator("#recognized")).to_contain_text("Recognized:")
    if look_at:
        look(page, f"credential-add-{cloud}")
    pressed(page, "Add Credential")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ready", timeout=PATIENCE)
    expect(page.get_by_role("heading", name="Preflight")).to_be_visible()
    look(page, f"credential-ready-{cloud}")


def invalid_credential(page, server):
    """A wrong secret is Invalid with its fix; the right one makes it Ready."""
    page.goto(f"{server.url}/workspaces/default/new-credential?provider=aws")
    key = json.loads(server.key("aws"))["AccessKey"]
    page.get_by_label("Credential Name").fill("wrong")
    page.get_by_label("Access key ID").fill(key["AccessKeyId"])
    page.get_by_label("Secret access key").fill("x" * 40)
    pressed(page, "Add Credential")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Invalid", timeout=PATIENCE)
    expect(page.locator(".problem").first).to_be_visible()
    look(page, "credential-invalid")
    page.goto(f"{server.url}/workspaces/default")
    look(page, "overview-attention")
    page.get_by_role("link", name="wrong").click()
    pressed(page, "Edit or rotate")
    look(page, "credential-edit")
    page.get_by_label("Secret access key").fill(key["SecretAccessKey"])
    pressed(page, "Save and validate")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ready", timeout=PATIENCE)


def preflight(page, server):
    page.goto(f"{server.url}/workspaces/default/credentials/aws")
    pressed(page, "Look now")
    expect(page.locator(".findings")).to_be_visible()
    look(page, "credential-preflight")


def wrong_field(page, server):
    page.goto(f"{server.url}/workspaces/default/new-credential?provider=azure")
    page.get_by_label("Credential Name").fill("Not A Label")
    page.locator("form.card").evaluate("form => { form.noValidate = true; }")
    pressed(page, "Add Credential")
    expect(page.locator(".wrong").first).to_be_visible()
    look(page, "credential-wrong-field")


def create_cluster(page, server, name, provider, region, type="Dedicated HA"):
    page.goto(f"{server.url}/workspaces/default/clusters")
    pressed(page, "New cluster")
    look(page, "wizard-type")
    page.get_by_role("link", name=type, exact=True).click()
    look(page, "wizard-provider")
    page.get_by_role("link", name=provider).click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Region").select_option(region)
    page.locator("#more summary").click()
    look(page, "wizard-configuration")
    pressed(page, "Review")
    expect(page.get_by_role("heading", name="What would be made")).to_be_visible(timeout=PATIENCE)
    look(page, "wizard-review")
    pressed(page, "Create cluster")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def watch(page, name):
    """The page follows by itself, without being loaded again."""
    page.evaluate("window.same = true")
    expect(page.locator(".step.is-done").nth(8)).to_be_visible(timeout=PATIENCE)
    look(page, f"cluster-provisioning-{name}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("running", timeout=PATIENCE)
    assert page.evaluate("window.same"), "the page was loaded again"
    look(page, f"cluster-running-{name}")


def delete_cluster(page, server, name):
    page.goto(f"{server.url}/workspaces/default/clusters/{name}")
    pressed(page, "Delete cluster")
    look(page, "cluster-delete")
    page.get_by_label(re.compile("Type the cluster.s name")).fill("other")
    pressed(page, "Delete cluster")
    expect(page.locator(".wrong")).to_contain_text("“other” was typed")
    look(page, "cluster-delete-wrong-name")
    page.get_by_label(re.compile("Type the cluster.s name")).fill(name)
    pressed(page, "Delete cluster")
    expect(page.get_by_role("heading", level=1)).to_contain_text("deleting")
    page.wait_for_timeout(1000)
    page.screenshot(path=SCREENSHOTS / "cluster-going-light-1440.png", full_page=True)
    expect(page.get_by_role("heading", name="Proof of empty")).to_be_visible(timeout=PATIENCE)
    look(page, "cluster-deleted")
    assert page.get_by_role("heading", name="Danger zone").count() == 0, "what is deleted can be deleted again"


def lists(page, server):
    page.goto(f"{server.url}/workspaces/default/clusters?deleted=true")
    look(page, "clusters")
    page.goto(f"{server.url}/workspaces/default/credentials")
    look(page, "credentials")
    page.goto(f"{server.url}/workspaces/default/credentials/aws/delete")
    look(page, "credential-delete-used")
    page.goto(f"{server.url}/workspaces/default/credentials/wrong/delete")
    look(page, "credential-delete")
    page.goto(f"{server.url}/workspaces/default/nowhere")
    expect(page.get_by_role("heading", name="Not found")).to_be_visible()
    look(page, "not-found")


def forged_form(page, server):
    """What a form of another session would carry is refused with a page."""
    page.goto(f"{server.url}/workspaces/default/credentials/wrong/delete")
    page.locator("main form [name=form-token]").evaluate("field => { field.value = 'x'; }")
    pressed(page, "Delete credential")
    expect(page.get_by_role("heading", name="Not permitted")).to_be_visible()
    look(page, "not-permitted")


def journeys(browser, server):
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: message.type == "error" and "Failed to load resource" not in message.text
            and problems.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    go_in(page, server)
    people(browser, page, server, look)
    empty_lists(page)
    add_credential(page, server, "aws", "Amazon Web Services", look_at=True)
    add_credential(page, server, "azure", "Microsoft Azure")
    invalid_credential(page, server)
    wrong_field(page, server)
    preflight(page, server)
    create_cluster(page, server, "payments", "Amazon Web Services", "eu-central-1")
    page.goto(f"{server.url}/workspaces/default")
    look(page, "overview")
    page.goto(f"{server.url}/workspaces/default/clusters/payments")
    watch(page, "payments")
    without_scripts(browser, server, context.cookies())
    lists(page, server)
    forged_form(page, server)
    delete_cluster(page, server, "payments")
    context.close()


def main():
    shutil.rmtree(SCREENSHOTS, ignore_errors=True)
    SCREENSHOTS.mkdir(parents=True)
    with Server(SPEED) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        journeys(browser, server)
        browser.close()
    pictures = len(list(SCREENSHOTS.glob("*.png")))
    print(f"{pictures} pictures in {SCREENSHOTS}, {len(problems)} problems")
    for problem in dict.fromkeys(problems):
        print(f"  {problem}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
