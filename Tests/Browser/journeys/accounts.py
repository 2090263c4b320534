"""Accounts, second factors, tokens, members and invitations, as people use them."""
import pyotp
from playwright.sync_api import expect

from people import ADMINISTRATOR, PASSWORD, sign_in, sign_out, sign_up
from person import Person


def second_factor(person):
    """Is added with an authenticator that somebody else wrote, asked for at the next sign-in, and switched off."""
    page, server = person.page, person.server
    page.goto(f"{server.url}/account")
    person.look("account")
    factor = page.get_by_role("region", name="Second factor")
    factor.get_by_label("Your password").fill(PASSWORD)
    person.press("Add a second factor")
    person.sees_heading("Second factor")
    person.look("second-factor")
    authenticator = pyotp.parse_uri(page.locator("#secret-link").text_content())
    assert authenticator.secret == page.locator("#secret").inner_text() and authenticator.name == ADMINISTRATOR
    page.get_by_label("Code").fill(authenticator.now())
    person.press("Take it into use")
    person.sees_heading("Recovery codes")
    person.look("recovery-codes")
    recovery = page.locator("#recovery-codes").inner_text().split()
    assert len(recovery) == 10
    sign_out(page)
    sign_in(page, server, ADMINISTRATOR)
    expect(page.get_by_label("Code")).to_be_visible()
    person.look("sign-in-code")
    page.get_by_label("Code").fill(recovery[0])
    person.press("Go on")
    person.sees_heading("Overview")
    page.goto(f"{server.url}/account")
    person.sees("Recovery codes left: 9.")
    person.look("account-with-second-factor")
    factor.get_by_label("Your password").fill(PASSWORD)
    person.press("Switch it off")
    expect(page.get_by_role("button", name="Add a second factor")).to_be_visible()


def token(person):
    page, server = person.page, person.server
    page.goto(f"{server.url}/tokens")
    person.look("tokens-before")
    page.get_by_label("Name").fill("ci")
    page.get_by_label("Role").select_option("auditor")
    person.press("Make token")
    person.sees("It is shown this once.")
    person.look("token-made")
    text = page.locator("#once").inner_text()
    bare = person.browser.new_context()
    address, headers = f"{server.url}/api/v1/workspaces", {"Authorization": f"Bearer {text}"}
    assert bare.request.get(address, headers=headers).status == 200
    person.press("I have kept it")
    person.sees("auditor of default")
    person.look("tokens")
    assert text not in page.content()
    revoke = page.get_by_role("button", name="Revoke ci")
    revoke.click()
    expect(revoke).to_have_count(0)
    assert bare.request.get(address, headers=headers).status == 401
    bare.close()


def invited(person, role):
    """Somebody is invited by a link, joins by it, and is offered what their role may do."""
    page, server = person.page, person.server
    person.goto("/members")
    invite = page.get_by_role("region", name="Invite somebody")
    invite.get_by_label("Role").select_option(role)
    person.press("Make link")
    person.sees("It is shown this once.")
    person.look(f"invitation-made-{role}")
    link = page.locator("#once").inner_text()
    guest = Person(person.browser, server, person.pictures, person.problems)
    sign_up(guest.page, link, f"{role}@example.com", look_at=lambda: guest.look(f"invitation-{role}"))
    guest.goto("/credentials")
    offered = guest.page.get_by_role("link", name="Add Credential")
    if role == "auditor":
        expect(offered).to_have_count(0)
    else:
        expect(offered.first).to_be_visible()
    guest.goto("/members")
    guest.look(f"members-as-{role}")
    if role == "auditor":
        guest.goto("/new-credential")
        guest.sees_heading("Not permitted")
        guest.look("no-permission")
    guest.leave()


def administration(person):
    page, server = person.page, person.server
    page.goto(f"{server.url}/people")
    page.locator(".change summary").first.click()
    person.look("people")
    page.goto(f"{server.url}/new-workspace")
    person.look("new-workspace")
    page.get_by_label("Name").fill("second-team")
    person.press("Create workspace")
    person.sees_heading("Overview")
    page.locator(".switcher summary").click()
    person.look("switcher")
    page.locator(".switcher").get_by_role("link", name="default", exact=True).click()
    expect(page).to_have_url(f"{server.url}/workspaces/default")


def everything(person):
    second_factor(person)
    token(person)
    for role in ("auditor", "manager"):
        invited(person, role)
    person.goto("/members")
    person.page.locator(".change summary").nth(1).click()
    person.look("members")
    administration(person)
