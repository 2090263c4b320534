"""Names, numbers and keys as nobody should choose them: a problem, and nothing half-written."""
import json

import pytest

NAMES = [
    "", " ", "a b", "A", "ä", "名前", "\u202etxt.exe", "а", "a\u0000", "a\n", "a\tb",
    "-a", "a-", "1a", "../../etc/passwd",
    "a/b", "a%2fb", "<script>", "'; DROP TABLE cluster; --", "${jndi:ldap://x}", "a" * 41, "a" * 1_000_000, "😀",
    "e\u0301", "\ufeffa", "null.", "a\u200b", "con.", "."]
NUMBERS = [-1, 0, 2**31, 2**63 - 1, -(2**63), 2**64, 1.5, 1e300, "1", True, [], {}]
NETWORKS = ["", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.1/16", "0.0.0.0/0", "127.0.0.0/8", "::/0", "a/b",
            "256.0.0.0/16", "10.0.0.0/16 ", "010.0.0.0/16", "169.254.0.0/16", "224.0.0.0/4", "10.0.0.0/30"]


def refused(server, method, path, body=None, key=None, statuses=range(400, 500)):
    before = len(server.everything("clusters?deleted=true")), len(server.everything("/api/v1/workspaces"))
    status, headers, text = server.ask(method, path, body, key=key, timeout=2)
    assert status in statuses, (status, text[:500])
    problem = json.loads(text)
    assert headers["Content-Type"] == "application/problem+json"
    assert problem["status"] == status and problem["title"] and problem["detail"]
    assert len(text) < 4_000, "what came is not to be sent back whole"
    assert (len(server.everything("clusters?deleted=true")), len(server.everything("/api/v1/workspaces"))) == before
    return problem


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:20])
def test_a_name_that_is_none(server, name):
    refused(server, "POST", "/api/v1/workspaces", {"name": name})
    refused(server, "POST", "clusters", {**server.order("x"), "name": name}, key="name")


@pytest.mark.parametrize("field", ["min", "max"])
@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_a_number_that_is_none(server, field, number):
    refused(server, "POST", "clusters", {**server.order("numbers"), field: number}, key=f"number {field}")


@pytest.mark.parametrize("network", NETWORKS)
def test_a_network_that_is_none(server, network):
    refused(server, "POST", "clusters", {**server.order("networks"), "network": network}, key="network")


@pytest.mark.parametrize("field", ["id", "phase", "generation", "workspace", "createdAt", "requestedBy", "goal"])
def test_what_is_ours_to_say_is_not_theirs(server, field):
    problem = refused(server, "POST", "clusters", {**server.order("mass"), field: "x"}, key="mass")
    assert problem["field"] == field


@pytest.mark.parametrize("key", ["", "k" * 300, "k" * 20_000, "ä" * 150])
def test_a_key_that_is_none(server, key):
    headers = {"Idempotency-Key": f'"{key}"'.encode().decode("latin-1")}
    status, _, text = server.ask("POST", "clusters", server.order("keys"), headers=headers)
    assert 400 <= status < 500, text
    assert json.loads(text)["field"] == "Idempotency-Key"


def test_a_key_is_its_callers_own(server):
    status, _, text = server.ask("POST", "/api/v1/tokens", {"name": "second"})
    other = {"Authorization": f"Bearer {json.loads(text)['text']}"}
    mine = json.loads(server.ask("POST", "clusters", server.order("own-a"), key="shared")[2])
    status, _, text = server.ask("POST", "clusters", server.order("own-b"), key="shared", headers=other)
    assert status == 202, text
    assert json.loads(text)["id"] != mine["id"]


def test_a_key_is_good_for_one_request(server):
    assert server.ask("POST", "clusters", server.order("once"), key="once")[0] == 202
    problem = refused(server, "POST", "clusters", server.order("twice"), key="once", statuses=[422])
    assert problem["field"] == "Idempotency-Key"


@pytest.mark.parametrize("tag", ['"0"', '"999"', "W/\"1\"", "x", '""', '"1", "2"', '"99999999999999999999"'])
def test_an_edit_of_what_was_not_read(server, tag):
    status, _, text = server.ask("PATCH", "clusters/payments", {"min": 1}, headers={"If-Match": tag})
    assert status in (400, 412), text
    assert server.ask("PATCH", "clusters/payments", {"min": 1})[0] == 428


@pytest.mark.parametrize("query", [
    "after=%00", "after=%F0%9F%98%80", "after=zzzz", "limit=1&limit=0", "after=" + "a" * 9000])
def test_a_place_that_is_none_is_an_empty_page_or_a_problem(server, query):
    for path in ("clusters", "/api/v1/tokens", "/api/v1/audit", "clusters/payments/events", "credentials"):
        status, _, text = server.ask("GET", f"{path}?{query}")
        assert status in (200, 400), text
