"""A person before the dashboard in Chromium, who sees what axe and a picture see."""
import os

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

SCHEMES, WIDTHS = ("light", "dark"), (360, 1440)
# For what takes the simulated cloud its time.
PATIENCE = int(os.environ.get("PATIENCE", 60_000))
AXE = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"


class Person:
    """One browser context of its own: its cookies, its page, and what went wrong before it."""

    def __init__(self, browser, server, pictures, problems, **context):
        self.browser, self.server, self.pictures, self.problems = browser, server, pictures, problems
        self.context = browser.new_context(**context)
        # The addresses of all that was looked at.
        self.looked_at = []
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: problems.append(f"{self.page.url}: {error}"))

    def _heard(self, message):
        # What is refused on purpose is said by the page itself; everything else, such as what the policy for
        # content keeps out, has no place in the console.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.problems.append(f"{self.page.url}: console: {message.text}")

    def another(self, **context):
        """The same person in another browser."""
        twin = Person(self.browser, self.server, self.pictures, self.problems, **context)
        twin.context.add_cookies(self.context.cookies())
        return twin

    def leave(self):
        self.context.close()

    def goto(self, path=""):
        """Opens a page of the workspace."""
        self.page.goto(f"{self.server.url}/workspaces/default{path}")

    def press(self, name, **options):
        """Presses what is called so, as a person with eyes or with a screen reader finds it."""
        main = self.page.locator("main")
        main.get_by_role("button", name=name, **options).or_(
            main.get_by_role("link", name=name, **options)).first.click()

    def turn_to(self, name):
        self.page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()

    def sees(self, text, patience=10_000, place="main"):
        expect(self.page.locator(place)).to_contain_text(text, timeout=patience)

    def sees_heading(self, text, level=1, patience=10_000):
        expect(self.page.get_by_role("heading", level=level).filter(has_text=text).first).to_be_visible(
            timeout=patience)

    def fill(self, label, value, exact=False):
        self.page.get_by_label(label, exact=exact).fill(value)

    def look(self, name, page=None):
        """A picture and axe's judgement of what is open now, in both schemes at both widths."""
        page = page or self.page
        self.looked_at.append(page.url)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                self._judge(f"{name}-{scheme}-{width}", page)
        page.emulate_media(color_scheme="light")

    def _judge(self, name, page):
        page.screenshot(path=self.pictures / f"{name}.png", full_page=True)
        excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if excess > 0:
            self.problems.append(f"{name}: {excess} pixels wider than the screen")
        for violation in page.evaluate(AXE):
            places = [" ".join(map(str, node["target"])) for node in violation["nodes"]][:3]
            self.problems.append(f"{name}: {violation['id']}: {violation['help']}: {places}")
