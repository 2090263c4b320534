"""Signing in at a provider that somebody else wrote, and all that must not let anybody in."""
import os
import subprocess

import pytest
import requests
from conftest import BINARY, Browser, changed, fields, serving


def ann(provider, subject="ann", **claims):
    provider.knows(
        subject, **{"email": "ann@example.com", "email_verified": True, "name": "Ann Smith", **claims})


def is_refused(answer, status, *words):
    assert answer.status_code == status, answer.text
    assert all(word in answer.text for word in words), answer.text
    return True


def test_who_is_invited_signs_in_and_is_the_same_one_the_next_time(freehold, provider, browser):
    ann(provider)
    freehold.invite("ann@example.com", role="manager")
    page = browser.session.get(f"{freehold.url}/sign-in", timeout=60)
    assert 'href="/sign-in/oidc/1' in page.text and "Sign in with Example" in page.text
    address = browser.begin(next="/workspaces/default/clusters")
    sent = fields(address)
    assert sent["code_challenge_method"] == "S256" and sent["redirect_uri"].endswith("/sign-in/oidc/1/callback")
    answer = browser.finish(browser.show(address, "ann"))
    assert answer.status_code == 303 and answer.headers["location"] == "/workspaces/default/clusters", answer.text
    cookies = answer.headers["set-cookie"]
    assert "HttpOnly" in cookies and "SameSite=Lax" in cookies
    person = browser.profile.json()["person"]
    assert (person["email"], person["name"]) == ("ann@example.com", "Ann Smith")

    # Another address there, and another name: the subject is who they are.
    ann(provider, email="a.smith@example.com", name="Ann Miller")
    again = Browser(freehold)
    assert again.sign_in("ann").status_code == 303
    assert again.profile.json()["person"] == person
    verbs = [row["verb"] for row in freehold.audit()]
    assert verbs.count("session.begin") == 2 and verbs.count("identity.bind") == 1


def test_who_is_not_invited_is_told_what_to_do(freehold, provider, browser):
    ann(provider)
    assert is_refused(browser.sign_in("ann"), 403, "ann@example.com", "invite")
    assert browser.profile.status_code == 401
    assert freehold.ask("GET", "people").json()["items"] == []
    assert freehold.audit()[0]["verb"] == "session.refuse"


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email_verified": None}, {"email": None}])
def test_an_address_that_is_not_verified_is_none(freehold, provider, browser, claims):
    ann(provider, **claims)
    freehold.invite("ann@example.com")
    assert is_refused(browser.sign_in("ann"), 403, "does not say")


def test_an_address_alone_opens_nobodys_account(freehold, provider, browser):
    ann(provider)
    link = freehold.invite("ann@example.com")
    order = {
        "invitation": link, "email": "ann@example.com", "name": "Ann", "password": "correct horse battery"}
    made = requests.post(f"{freehold.url}/api/v1/invitations/accept", json=order, timeout=60)
    assert made.status_code == 201, made.text
    assert is_refused(browser.sign_in("ann"), 403, "administrator")
    allowed = freehold.ask("POST", f"people/{made.json()['person']['id']}/identities")
    assert allowed.status_code == 204, allowed.text
    assert browser.sign_in("ann").status_code == 303
    # Once: the next one with this address is somebody else.
    ann(provider, subject="other")
    assert is_refused(Browser(freehold).sign_in("other"), 403)


def test_an_answer_counts_once_and_so_does_a_code(freehold, provider, browser):
    ann(provider)
    freehold.invite("ann@example.com")
    address = browser.show(browser.begin(), "ann")
    assert browser.finish(address).status_code == 303
    assert is_refused(browser.finish(address), 401)
    # The same code in a sign-in of its own: the provider has to be asked, and says no.
    state = fields(browser.begin())["state"]
    assert is_refused(browser.finish(changed(address, state=state)), 401, "400")


@pytest.mark.parametrize("state", ["", None, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
def test_an_answer_with_another_state_is_none(freehold, provider, browser, state):
    ann(provider)
    freehold.invite("ann@example.com")
    address = browser.show(browser.begin(), "ann")
    assert is_refused(browser.finish(changed(address, state=state)), 401)
    # It was another site's attempt, and does not end this one.
    assert browser.finish(address).status_code == 303


def test_what_one_browser_began_another_cannot_finish(freehold, provider, browser):
    ann(provider)
    freehold.invite("ann@example.com")
    address = browser.show(browser.begin(), "ann")
    other = Browser(freehold)
    assert is_refused(other.finish(address), 401)
    other.begin()
    assert is_refused(other.finish(address), 401)
    assert other.profile.status_code == 401


def test_a_token_of_another_sign_in_is_none(freehold, provider, browser):
    ann(provider)
    freehold.invite("ann@example.com")
    page = changed(browser.begin(), nonce="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    assert is_refused(browser.finish(browser.show(page, "ann")), 401, "another sign-in")


def test_an_answer_of_another_provider_is_none(freehold, provider, browser):
    ann(provider)
    freehold.invite("ann@example.com")
    address = browser.show(browser.begin(), "ann")
    assert is_refused(browser.finish(changed(address, iss="https://evil.example.com")), 401, "another provider")


def test_a_token_for_somebody_else_is_none(freehold, provider, browser):
    """The code of another of the provider's clients, put into our answer."""
    ann(provider)
    freehold.invite("ann@example.com")
    page = changed(browser.begin(), client_id="another-client")
    assert is_refused(browser.finish(browser.show(page, "ann")), 401)


def test_who_turns_back_is_not_let_in(freehold, provider, browser):
    page = browser.begin()
    address = browser.session.post(page, data={"action": "deny"}, allow_redirects=False).headers["location"]
    # This provider leaves out the state; the standard has it there.
    answer = browser.finish(changed(address, state=fields(page)["state"]))
    assert is_refused(answer, 401, "access_denied")


@pytest.mark.parametrize("next", ["//evil.example.com", "/\\evil.example.com", "javascript:alert(1)", "https://e.com"])
def test_nobody_is_sent_to_another_site_in_the_end(freehold, provider, browser, next):
    ann(provider)
    freehold.invite("ann@example.com")
    answer = browser.finish(browser.show(browser.begin(next=next), "ann"))
    assert answer.status_code == 303 and answer.headers["location"] == "/"


def test_nobody_is_let_in_from_another_domain(tmp_path, provider):
    ann(provider)
    with serving(tmp_path, provider, FREEHOLD_OIDC_ALLOW_DOMAINS="corp.example, corp.test") as freehold:
        freehold.invite("ann@example.com")
        freehold.invite("ann@corp.test")
        assert is_refused(Browser(freehold).sign_in("ann"), 403, "domains")
        ann(provider, email="ann@corp.test")
        assert Browser(freehold).sign_in("ann").status_code == 303


def test_a_provider_inside_the_operators_network_has_to_be_allowed(tmp_path, provider):
    with serving(tmp_path, provider, FREEHOLD_OIDC_PRIVATE="") as freehold:
        answer = requests.get(f"{freehold.url}/sign-in/oidc/1", allow_redirects=False, timeout=60)
        assert is_refused(answer, 503, "not on the public Internet")


@pytest.mark.parametrize(("name", "value"), [
    ("FREEHOLD_OIDC_ISSUER", "http://login.example.com"), ("FREEHOLD_OIDC_CLIENT_ID", ""),
    ("FREEHOLD_OIDC_CLIENT_SECRET_FILE", "/nowhere/at/all"), ("FREEHOLD_PUBLIC_URL", ""),
    ("FREEHOLD_PUBLIC_URL", "https://freehold.example.com/below"), ("FREEHOLD_OIDC_ALLOW_DOMAINS", "*.example.com"),
])
def test_a_setting_that_cannot_be_used_is_named_at_the_start(tmp_path, provider, name, value):
    surroundings = {
        **os.environ, "FREEHOLD_OIDC_ISSUER": provider.issuer, "FREEHOLD_OIDC_CLIENT_ID": "freehold",
        "FREEHOLD_PUBLIC_URL": "http://127.0.0.1:8080", name: value}
    ended = subprocess.run(
        [BINARY, "serve", "--listen", "127.0.0.1:0", "--data", str(tmp_path / "data")], env=surroundings,
        capture_output=True, text=True, timeout=60)
    assert ended.returncode != 0 and name in ended.stderr, ended.stderr
