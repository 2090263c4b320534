"""A real browser goes to the provider, on another site, and comes back: cookies and the page's policy let it."""
import pytest
from playwright.sync_api import expect, sync_playwright


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def test_a_person_signs_in_by_the_button(freehold, provider, chromium):
    provider.knows("ann", email="ann@example.com", email_verified=True, name="Ann Smith")
    freehold.invite("ann@example.com")
    page = chromium.new_context().new_page()
    page.goto(f"{freehold.url}/workspaces/default/clusters")
    page.get_by_role("link", name="Sign in with Example").click()
    page.get_by_placeholder("sub").fill("ann")
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{freehold.url}/workspaces/default/clusters")
    expect(page.get_by_text("Ann Smith").first).to_be_visible()
    cookies = {cookie["name"] for cookie in page.context.cookies()}
    assert "freehold" in cookies and "freehold-identity" not in cookies


def test_a_person_connects_the_two_and_takes_one_away_again(freehold, provider, chromium):
    provider.knows("ann", email="other@example.com")
    link = freehold.ask("POST", "workspaces/default/invitations", {"role": "member"}).json()["text"]
    page = chromium.new_context().new_page()
    page.goto(f"{freehold.url}/invitation#{link}")
    page.get_by_label("E-mail address").fill("ann@example.com")
    page.get_by_label("Name", exact=True).fill("Ann")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign up").click()
    page.goto(f"{freehold.url}/account/identities")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Connect with Example").click()
    page.get_by_placeholder("sub").fill("ann")
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{freehold.url}/account/identities")
    # By that way alone, and in another browser.
    other = chromium.new_context().new_page()
    other.goto(f"{freehold.url}/sign-in")
    other.get_by_role("link", name="Sign in with Example").click()
    other.get_by_placeholder("sub").fill("ann")
    other.get_by_role("button", name="Authorize").click()
    expect(other.get_by_role("button", name="Sign out")).to_be_visible()
    page.get_by_role("button", name="Remove Example").click()
    expect(page.get_by_role("button", name="Connect with Example")).to_be_visible()


def test_a_person_takes_a_link_as_whom_the_provider_names(freehold, provider, chromium):
    provider.knows("ann", email="ann@example.com", email_verified=True, name="Ann Smith")
    answer = freehold.ask("POST", "workspaces/default/invitations", {"role": "auditor"})
    page = chromium.new_context().new_page()
    page.goto(f"{freehold.url}/invitation#{answer.json()['text']}")
    page.get_by_role("button", name="Join with Example").click()
    page.get_by_placeholder("sub").fill("ann")
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{freehold.url}/workspaces/default")
    expect(page.get_by_text("Ann Smith").first).to_be_visible()
