"""Every page that a link leads to is looked at, whether or not a journey knows of it."""
import re
from urllib.parse import urlsplit

# What comes after these in an address is a name or an id of many.
KINDS = "workspaces|clusters|credentials|operations|people|tokens|members|notifications"
LINKS = "links => links.filter(link => !link.hasAttribute('download')).map(link => link.getAttribute('href'))"


def kind(address):
    """The same for all pages of one kind: `/workspaces/-/clusters/-/delete`."""
    return re.sub(rf"/({KINDS})/[^/]+", r"/\1/-", urlsplit(address).path.rstrip("/")) or "/"


def every_page(person):
    """Those of a kind that no journey has shown are shown here; none answers with anything but a page."""
    twin = person.another()
    shown = {kind(address) for address in person.looked_at}
    # No link leads to where a command line sends people.
    seen, waiting = set(), ["/", "/device"]
    while waiting:
        address = waiting.pop()
        if kind(address) in seen or kind(address) == "/sign-out":
            continue
        seen.add(kind(address))
        answer = twin.page.goto(person.server.url + address)
        if answer.status != 200 or twin.page.locator("h1").count() != 1:
            person.problems.append(f"A link leads to {address}, which answers {answer.status}")
            continue
        waiting += twin.page.eval_on_selector_all("a[href^='/']", LINKS)
        if kind(twin.page.url) not in shown:
            shown.add(kind(twin.page.url))
            twin.look("page" + kind(twin.page.url).replace("/", "-").replace("--", ""))
    twin.leave()
