"""people.py: how a person gets into the dashboard and out of it, for every journey."""
from playwright.sync_api import expect

ADMINISTRATOR = "admin@example.com"
PASSWORD = "correct horse battery"


def sign_up(page, link, email, password=PASSWORD, look_at=None):
    """Takes a link that lets somebody in: the first administrator's, or an invitation."""
    # A link that differs after “#” alone would not load the page again.
    page.goto("about:blank")
    page.goto(link)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Name", exact=True).fill(email.split("@")[0])
    page.get_by_label("Password").fill(password)
    assert "#" not in page.url, "the link is still in the address"
    if look_at:
        look_at()
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def sign_in(page, server, email, password=PASSWORD):
    page.goto(f"{server.url}/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page):
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
