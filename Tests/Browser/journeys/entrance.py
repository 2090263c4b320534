"""In at the door, and out of it."""
from playwright.sync_api import expect

from people import ADMINISTRATOR, sign_in, sign_out, sign_up


def go_in(person):
    """The first administrator signs up by the link that the server printed, signs out, and signs in again."""
    page, server = person.page, person.server
    page.goto(f"{server.url}/welcome")
    person.look("welcome-without-link")
    sign_up(page, server.welcome, ADMINISTRATOR, look_at=lambda: person.look("welcome"))
    person.sees_heading("Overview")
    sign_out(page)
    person.look("sign-in")
    sign_in(page, server, ADMINISTRATOR, password="not the password")
    person.sees("do not belong together")
    person.look("sign-in-refused")
    sign_in(page, server, ADMINISTRATOR)
    person.sees_heading("Overview")
    person.look("overview-empty")
    person.turn_to("Clusters")
    person.look("clusters-empty")
    person.turn_to("Cloud Credentials")
    person.look("credentials-empty")
    expect(page.locator(".empty")).to_be_visible()
