"""From the wizard to a cluster that runs, with a stop at a quota on the way (C3)."""
from playwright.sync_api import expect

from journeys.credentials import PROVIDERS
from person import PATIENCE

SENTENCE = "BYOC is not available on the Development type"


def configure(person, cloud, name, region, type="Dedicated HA", looks=False):
    """As far as the review."""
    look = person.look if looks else lambda name: None
    person.turn_to("Clusters")
    person.press("New cluster")
    person.sees(SENTENCE)
    assert person.page.get_by_role("link", name="Development").count() == 0, "Development can be chosen"
    look("wizard-type")
    person.press(type, exact=True)
    look("wizard-provider")
    person.press(PROVIDERS[cloud])
    person.page.get_by_label("Credential", exact=True).select_option(cloud)
    person.fill("Name", name, exact=True)
    person.page.get_by_label("Region").select_option(region)
    person.page.locator("#more summary").click()
    look(f"wizard-configuration-{cloud}")
    person.press("Review")
    person.sees_heading("What would be made", level=2, patience=PATIENCE)
    look(f"wizard-review-{cloud}")


def create(person, *order, **options):
    configure(person, *order, **options)
    person.press("Create cluster")
    person.sees_heading(order[1])


def is_running(person):
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("running", timeout=PATIENCE)


def create_on_aws(person):
    create(person, "aws", "payments", "eu-central-1", looks=True)
    person.goto()
    person.look("overview-in-progress")


def create_on_azure(person):
    create(person, "azure", "orders", "westeurope", looks=True)


def watch(person):
    """The page follows by itself, without being loaded again, and says so to who listens."""
    page = person.page
    create(person, "aws", "ledger", "eu-west-1", type="Dedicated")
    page.evaluate("window.same = true")
    expect(page.locator(".step.is-done").nth(8)).to_be_visible(timeout=PATIENCE)
    person.look("cluster-provisioning")
    is_running(person)
    expect(page.locator("#announcement")).to_contain_text("ledger is running")
    assert page.evaluate("window.same"), "the page was loaded again"
    for name in ("payments", "orders"):
        person.goto(f"/clusters/{name}")
        is_running(person)
        person.look(f"cluster-running-{name}")


def scale(person):
    """What would change is shown before it is."""
    for name in ("ledger", "orders"):
        person.goto(f"/clusters/{name}")
        person.press("Scale or change")
        person.look(f"cluster-edit-{name}")
        person.fill("Nodes", "4", exact=True)
        person.fill("Up to", "4")
        person.press("See what would change")
        person.sees_heading("What would change")
        person.look(f"cluster-edit-review-{name}")
        person.press("Change cluster")
        person.sees_heading(name)
        person.sees("4 nodes", place="#facts")
        is_running(person)


def stop_at_quota(person, cloud, name, region, quota, low, high, words):
    """Seen with what there is and what is needed; goes on once the quota is raised."""
    person.server.console(cloud, "quota", name=quota, limit=low)
    configure(person, cloud, name, region)
    person.look(f"wizard-review-short-{cloud}")
    person.press("Create cluster")
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("stopped", timeout=PATIENCE)
    person.sees("Raise a quota", place="#state")
    for text in words:
        person.sees(text, place="#state")
    person.look(f"cluster-quota-{cloud}")
    person.goto()
    person.sees(name)
    person.look(f"overview-quota-{cloud}")
    person.goto(f"/clusters/{name}")
    person.server.console(cloud, "quota", name=quota, limit=high)
    person.press("Try again")
    is_running(person)


def quota_on_aws(person):
    stop_at_quota(
        person, "aws", "short", "us-west-2", "addresses", 0, 5, ["Elastic IP addresses", "Service Quotas"])


def quota_on_azure(person):
    stop_at_quota(
        person, "azure", "narrow", "northeurope", "cores", 8, 100, ["8 of the 12 vCPUs", "Usage + quotas"])
