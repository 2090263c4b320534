"""journey_of_people.py: accounts, second factors, tokens, members and invitations, as people use them."""
import pyotp
from playwright.sync_api import expect

from people import ADMINISTRATOR, PASSWORD, sign_in, sign_out, sign_up

NAMES = ("auditor", "manager")


def second_factor(page, server, look):
    """Is added with an authenticator that somebody else wrote, and asked for at the next sign-in."""
    page.goto(f"{server.url}/account")
    look(page, "account")
    factor = page.get_by_role("region", name="Second factor")
    factor.get_by_label("Your password").fill(PASSWORD)
    factor.get_by_role("button", name="Add a second factor").click()
    look(page, "second-factor")
    authenticator = pyotp.parse_uri(page.locator("#secret-link").text_content())
    assert authenticator.secret == page.locator("#secret").inner_text() and authenticator.name == ADMINISTRATOR
    page.get_by_label("Code").fill(authenticator.now())
    page.get_by_role("button", name="Take it into use").click()
    look(page, "recovery-codes")
    recovery = page.locator("#recovery-codes").inner_text().split()
    assert len(recovery) == 10
    sign_out(page)
    sign_in(page, server, ADMINISTRATOR)
    look(page, "sign-in-code")
    page.get_by_label("Code").fill(recovery[0])
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()


def token(page, server, look):
    page.goto(f"{server.url}/tokens")
    look(page, "tokens-empty")
    page.get_by_label("Name").fill("ci")
    page.get_by_label("Role").select_option("auditor")
    page.get_by_role("button", name="Make token").click()
    look(page, "token-made")
    text = page.locator("#once").inner_text()
    answer = page.request.get(f"{server.url}/api/v1/workspaces", headers={"Authorization": f"Bearer {text}"})
    assert answer.status == 200, answer.status
    page.get_by_role("link", name="I have kept it").click()
    look(page, "tokens")
    assert text not in page.content()
    page.get_by_role("button", name="Revoke ci").click()
    answer = page.context.browser.new_context().request.get(
        f"{server.url}/api/v1/workspaces", headers={"Authorization": f"Bearer {text}"})
    assert answer.status == 401, answer.status


def invited(browser, page, server, look, role):
    """Somebody is invited by a link, joins by it, and sees what their role may do."""
    page.goto(f"{server.url}/workspaces/default/members")
    invite = page.get_by_role("region", name="Invite somebody")
    invite.get_by_label("Role").select_option(role)
    invite.get_by_role("button", name="Make link").click()
    look(page, f"invitation-made-{role}")
    link = page.locator("#once").inner_text()
    context = browser.new_context()
    theirs = context.new_page()
    sign_up(theirs, link, f"{role}@example.com", look_at=lambda: look(theirs, f"invitation-{role}"))
    theirs.goto(f"{server.url}/workspaces/default/credentials")
    expect(theirs.get_by_role("link", name="Add Credential").first).to_be_visible(visible=role != "auditor")
    theirs.goto(f"{server.url}/workspaces/default/members")
    look(theirs, f"members-as-{role}")
    if role == "auditor":
        theirs.goto(f"{server.url}/workspaces/default/new-credential")
        expect(theirs.get_by_role("heading", name="Not permitted")).to_be_visible()
        look(theirs, "no-permission")
    context.close()


def administration(page, server, look):
    page.goto(f"{server.url}/people")
    look(page, "people")
    page.goto(f"{server.url}/new-workspace")
    look(page, "new-workspace")
    page.get_by_label("Name").fill("payments-team")
    page.get_by_role("button", name="Create workspace").click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    page.locator(".switcher summary").click()
    look(page, "switcher")
    page.get_by_role("link", name="default", exact=True).click()
    expect(page).to_have_url(f"{server.url}/workspaces/default")


def people(browser, page, server, look):
    second_factor(page, server, look)
    token(page, server, look)
    for role in NAMES:
        invited(browser, page, server, look, role)
    page.goto(f"{server.url}/workspaces/default/members")
    look(page, "members")
    administration(page, server, look)
