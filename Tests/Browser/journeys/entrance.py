"""In at the door."""
from playwright.sync_api import expect


def go_in(person):
    page = person.page
    page.goto(person.server.url)
    person.look("sign-in")
    page.get_by_label("API token").fill("nonsense")
    person.press("Sign in")
    person.sees("The token is unknown, revoked or expired.")
    person.look("sign-in-refused")
    page.get_by_label("API token").fill(person.server.token)
    person.press("Sign in")
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    person.look("overview-empty")
    person.turn_to("Clusters")
    person.look("clusters-empty")
    person.turn_to("Cloud Credentials")
    person.look("credentials-empty")
