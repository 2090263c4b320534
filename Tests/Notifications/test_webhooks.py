"""Webhooks, as a verifier that somebody else wrote judges them; and where they must not lead."""
import datetime
import json

import pytest
from conftest import freehold
from post import until
from standardwebhooks.webhooks import Webhook, WebhookVerificationError


def verified(key, call):
    """What the call says, if it was signed with that key within the last minutes."""
    _, headers, body = call
    Webhook(key).verify(body, {name.lower(): value for name, value in headers.items()})
    return json.loads(body)


def test_a_call_is_signed_as_the_standard_says(receiver, settings):
    with freehold(**settings()) as server:
        key = server.tell("chat", "webhook", receiver.url)
        assert server.test("chat") == (204, {})
        [call] = receiver.calls
        said = verified(key, call)
        assert said["type"] == "test" and said["data"]["workspace"] == "default"
        assert datetime.datetime.fromisoformat(said["timestamp"]).tzinfo
        assert call[0] == "/hook" and len(call[2]) < 20_000
        with pytest.raises(WebhookVerificationError):
            verified(key, (call[0], call[1], call[2].replace(b"test", b"TEST")))
        with pytest.raises(WebhookVerificationError):
            verified("whsec_" + "A" * 43 + "=", call)


def test_both_keys_verify_while_one_takes_over(receiver, settings):
    with freehold(**settings()) as server:
        old = server.tell("chat", "webhook", receiver.url)
        new = server.run("notification", "rotate", "chat").stdout.strip()
        assert new.startswith("whsec_") and new != old
        assert server.run("notification", "test", "chat").returncode == 0
        assert verified(old, receiver.calls[0]) == verified(new, receiver.calls[0])


def test_what_is_not_taken_comes_again_under_its_id(receiver, settings):
    with freehold(**settings()) as server:
        key = server.tell("chat", "webhook", receiver.url, ["secret.expires"])
        receiver.answers = [500, 307]
        end = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=6)).date().isoformat()
        order = {
            "name": "main", "provider": "azure", "fields": {"secretExpires": end},
            "pasted": (server.data / "simulated-azure-key.json").read_text()}
        assert server.ask("POST", "workspaces/default/credentials", order, {"Idempotency-Key": '"one"'})[0] == 201
        until(lambda: len(receiver.calls) == 3, "The third try", patience=90)
        said = [verified(key, call) for call in receiver.calls]
        assert said[0] == said[1] == said[2] and said[0]["type"] == "secret.expires"
        assert said[0]["data"]["subject"]["name"] == "main"
        assert len({call[1]["webhook-id"] for call in receiver.calls}) == 1
        assert {call[0] for call in receiver.calls} == {"/hook"}, "no redirect is followed"


def test_who_is_not_vouched_for_is_not_told(receiver, settings):
    found = settings()
    del found["FREEHOLD_AUTHORITY_FILE"]
    with freehold(**found) as server:
        server.tell("chat", "webhook", receiver.url)
        status, problem = server.test("chat")
        assert status == 409 and "not signed by an authority we trust" in problem["title"]
        assert receiver.calls == []


@pytest.fixture(scope="module")
def strict():
    """A server as it is when nobody has allowed anything."""
    with freehold() as server:
        yield server


@pytest.mark.parametrize("host", [
    "127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "localhost", "LOCALHOST", "localhost.", "0",
    "[::1]", "[::]", "[::ffff:127.0.0.1]", "169.254.169.254", "168.63.129.16", "100.100.100.200", "10.0.0.1",
    "[fd00:ec2::254]", "[fe80::1]", "127.0.0.1.", "%31%32%37.0.0.1",
])
def test_no_spelling_leads_into_our_own_network(strict, host):
    name = "t" + str(abs(hash(host)))
    order = {"name": name, "channel": "webhook", "address": f"https://{host}:8443/", "causes": []}
    status, made = strict.ask("POST", "workspaces/default/notification-targets", order)
    if status == 422:
        return
    assert status == 201, made
    status, problem = strict.test(name)
    assert status == 409
    assert "not on the public Internet" in problem["title"] or "name of the host is not known" in problem["title"]


@pytest.mark.parametrize("address", [
    "http://example.com/", "https://user:pass@example.com/", "https://example.com:22/", "https://example.com:5432/",
    "file:///etc/passwd", "gopher://example.com/", "https://example.com\\@127.0.0.1/", "https://exa\tmple.com/",
    "https://127.0.0.1#.example.com/", "https://example\u3002com/", "unix:/run/docker.sock",
])
def test_what_is_no_public_https_url_is_refused(strict, address):
    order = {"name": "bad", "channel": "webhook", "address": address}
    status, problem = strict.ask("POST", "workspaces/default/notification-targets", order)
    assert status == 422 and problem["field"] == "address"


def test_the_audit_tells_of_it_and_verifies(receiver, settings):
    with freehold(**settings()) as server:
        server.tell("chat", "webhook", receiver.url)
        server.test("chat")
        listed = json.loads(server.run("audit", "list", "--output", "json").stdout)
        assert [row["verb"] for row in listed[:2]] == ["notification.test", "notification.add"]
        verified_audit = server.run("audit", "verify")
        assert verified_audit.returncode == 0 and "The end is" in verified_audit.stdout
        end = verified_audit.stdout.split("The end is ")[1].strip()
        assert server.run("audit", "verify", "--known", end).returncode == 0
        number, _, _ = end.partition(":")
        assert server.run("audit", "verify", "--known", f"{number}:{'0' * 64}").returncode == 9
        listed = server.run("notification", "list").stdout
        assert "chat" in listed and "/hook" not in listed and "whsec_" not in server.log.read_text()
        assert server.run("notification", "delete", "chat").returncode == 0
