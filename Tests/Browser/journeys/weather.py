"""Without scripts, with broken ones, and with a server that is away: what is there to read stays."""
import re

from playwright.sync_api import expect

from person import Person

PAGES = [
    ("", "Overview"), ("/clusters", "payments"), ("/clusters/payments", "Timeline"), ("/credentials", "aws"),
    ("/credentials/aws", "Preflight"), ("/new-cluster", "Dedicated HA"), ("/new-credential", "Credential Name"),
    ("/clusters/payments/delete", "This goes"),
]

# The address that a page follows; the script that does it is called live.js.
STREAM = re.compile(r"/live$")


def reads_everything(person):
    for path, text in PAGES:
        person.goto(path)
        person.sees(text)
        expect(person.page.locator("h1")).to_be_visible()


def without_scripts(person):
    """Every page that is read has what it is about in it before any script has run."""
    twin = person.another(java_script_enabled=False)
    reads_everything(twin)
    twin.leave()


def broken_scripts(person):
    """A script that throws takes nothing away from the page; nor does one that never comes."""
    for answer in ({"body": "throw new Error('broken')", "content_type": "text/javascript"}, {"status": 500}):
        # What this browser hears is what was put there.
        twin = Person(person.browser, person.server, person.pictures, [])
        twin.context.add_cookies(person.context.cookies())
        twin.context.route("**/*.js", lambda route: route.fulfill(**answer))
        reads_everything(twin)
        twin.leave()


def out_of_reach(person):
    """That the server is away is said, and taken back by itself."""
    twin = Person(person.browser, person.server, person.pictures, [])
    twin.context.add_cookies(person.context.cookies())
    twin.goto("/clusters")
    said = twin.page.locator("#connection")
    expect(said).to_be_hidden()
    twin.context.set_offline(True)
    expect(said).to_be_visible(timeout=15_000)
    twin.sees("payments")
    twin.page.screenshot(path=person.pictures / "out-of-reach.png", full_page=True)
    twin.context.set_offline(False)
    expect(said).to_be_hidden(timeout=15_000)
    # A proxy that answers for a server that restarts ends a stream for good, unless it is asked for again.
    twin.context.route(STREAM, lambda route: route.fulfill(status=503))
    twin.goto("/clusters")
    expect(said).to_be_visible()
    twin.sees("payments")
    twin.context.unroute(STREAM)
    expect(said).to_be_hidden(timeout=15_000)
    twin.leave()
