"""HTTP as nobody should send it: a problem, or a closed connection for what is no HTTP, within a second."""
import json
import time

import pytest

import raw

CLUSTERS = "/api/v1/workspaces/default/clusters"
WORKSPACE = b'{"name":"smuggled"}'
CHUNK = b"%x\r\n%s\r\n0\r\n\r\n" % (len(WORKSPACE), WORKSPACE)


def teams(server):
    return {team["name"] for team in server.everything("/api/v1/workspaces")}


def posted(*headers, body=WORKSPACE, declared=True):
    content = ["Content-Type: application/json"] if declared else []
    return "POST /api/v1/workspaces HTTP/1.1", [*content, *headers], body


BROKEN = {
    "length and chunks": posted("Content-Length: 5", "Transfer-Encoding: chunked", body=CHUNK),
    "chunks and length": posted("Transfer-Encoding: chunked", "Content-Length: 5", body=CHUNK),
    "two lengths": posted("Content-Length: 5", f"Content-Length: {len(WORKSPACE)}"),
    "a list of lengths": posted("Content-Length: 5, 19"),
    "a length with a sign": posted("Content-Length: +19"),
    "a length below zero": posted("Content-Length: -1"),
    "a length that is no number": posted("Content-Length: 0x13"),
    "a length that overflows": posted("Content-Length: 99999999999999999999"),
    "chunks twice": posted("Transfer-Encoding: chunked", "Transfer-Encoding: identity", body=CHUNK),
    "chunks and something": posted("Transfer-Encoding: chunked, xchunked", body=CHUNK),
    "chunks that are none": posted("Transfer-Encoding: xchunked", body=CHUNK),
    "a space before the colon": posted("Transfer-Encoding : chunked", body=CHUNK),
    "a chunk that overflows": posted(
        "Transfer-Encoding: chunked", body=b"FFFFFFFFFFFFFFFFF\r\n" + WORKSPACE + b"\r\n0\r\n\r\n"),
    "a chunk with a sign": posted("Transfer-Encoding: chunked", body=b"-1\r\n" + WORKSPACE + b"\r\n0\r\n\r\n"),
    "a folded header": posted("X-Folded: a\r\n b", f"Content-Length: {len(WORKSPACE)}"),
    "a header without a name": posted(": a", f"Content-Length: {len(WORKSPACE)}"),
    "a header with a control character": posted("X-Odd: a\x00b", f"Content-Length: {len(WORKSPACE)}"),
    "a bare line feed": posted("X-Odd: a\nX-Evil: b\x01", f"Content-Length: {len(WORKSPACE)}"),
    "no version": ("GET /livez", [], b""),
    "a version that is none": ("GET /livez HTTP/9.9", [], b""),
    "a method that is none": ("G@T /livez HTTP/1.1", [], b""),
    "a target with a space": ("GET /live z HTTP/1.1", [], b""),
    "noise": ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", [], b"\xff" * 200),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_http_makes_nothing(server, name):
    line, headers, body = BROKEN[name]
    answer = raw.send(server.port, raw.request(server, line, *headers, body=body))
    assert answer.took < 1, answer.took
    assert answer.status is None or 400 <= answer.status < 500, answer.data
    assert answer.count <= 1, answer.data
    assert "smuggled" not in teams(server)


def test_a_smuggled_request_is_not_answered(server):
    inner = raw.request(server, "POST /api/v1/workspaces HTTP/1.1", "Content-Type: application/json",
                        f"Content-Length: {len(WORKSPACE)}", body=WORKSPACE)
    for headers in (["Content-Length: 3", "Transfer-Encoding: chunked"],
                    ["Transfer-Encoding: chunked", "Content-Length: 3"],
                    ["Transfer-Encoding: xchunked", "Content-Length: 3"]):
        outer = raw.request(server, "POST /api/v1/tokens HTTP/1.1", *headers, body=b"0\r\n\r\n" + inner)
        answer = raw.send(server.port, outer.replace(b"Connection: close", b"Connection: keep-alive", 1))
        assert answer.count <= 1, answer.data
        assert "smuggled" not in teams(server)


@pytest.mark.parametrize("line,status", [
    (f"TRACE {CLUSTERS} HTTP/1.1", 405), (f"OPTIONS {CLUSTERS} HTTP/1.1", 405), (f"PUT {CLUSTERS} HTTP/1.1", 405),
    ("HEAD /api/v1/sign-in HTTP/1.1", 405), ("GET /api/v1//version HTTP/1.1", None),
    ("GET /api/v1/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", 404), ("GET /api/v1/../../etc/passwd HTTP/1.1", 404),
    (f"GET {CLUSTERS}/%2e%2e%2f%2e%2e HTTP/1.1", 404), (f"GET {CLUSTERS}/%00 HTTP/1.1", 404),
    (f"GET {CLUSTERS}/%ff%fe HTTP/1.1", 404), (f"GET {CLUSTERS}/%zz HTTP/1.1", 404),
    (f"GET {CLUSTERS}/payments;a=b HTTP/1.1", 404), ("GET /API/V1/VERSION HTTP/1.1", None),
    (f"GET {CLUSTERS}/PAYMENTS HTTP/1.1", 404), (f"GET {CLUSTERS}/{'a' * 60000} HTTP/1.1", 404),
    (f"GET {CLUSTERS}/x'%20OR%201=1-- HTTP/1.1", 404), (f"GET {CLUSTERS}?after={'%F0%9F' * 50} HTTP/1.1", None),
])
def test_a_path_that_is_none_is_a_problem(server, line, status):
    answer = raw.send(server.port, raw.request(server, line))
    assert answer.took < 1
    if status:
        assert answer.status == status, answer.data
    assert answer.status < 500
    # A path in other letters is a page's.
    assert answer.status == 200 or line.startswith(("HEAD", "GET /API")) or answer.is_problem(), answer.data
    assert b"root:" not in answer.data


@pytest.mark.parametrize("line", ["CONNECT example.com:443 HTTP/1.1", "PRI * HTTP/2.0", "PROPFIND /livez HTTP/1.1",
                                  "OPTIONS * HTTP/1.1", "GET http://example.com/livez HTTP/1.1"])
def test_what_is_for_somebody_else_is_not_done(server, line):
    answer = raw.send(server.port, raw.request(server, line))
    assert answer.took < 1
    assert answer.status is None or answer.status < 500, answer.data


@pytest.mark.parametrize("headers", [
    ["X-Long: " + "a" * 100_000], [f"X-{number}: a" for number in range(10_000)], ["Cookie: " + "a=b; " * 30_000]])
def test_headers_that_are_too_many_are_refused(server, headers):
    answer = raw.send(server.port, raw.request(server, "GET /livez HTTP/1.1", *headers))
    assert answer.took < 1
    assert answer.status is None or 400 <= answer.status < 500, answer.status


def test_a_url_that_is_too_long_is_refused(server):
    answer = raw.send(server.port, raw.request(server, f"GET /api/v1/{'a' * 100_000} HTTP/1.1"))
    assert answer.took < 1
    assert answer.status is None or 400 <= answer.status < 500


@pytest.mark.parametrize("lines", [[], ["Host: a", "Host: b"], ["Host: evil.example", "X-Forwarded-Host: b"]])
def test_whose_host_it_is_does_not_matter(server, lines):
    """A name decides nothing here; a second one, or none, is no HTTP/1.1 (RFC 9112, 3.2)."""
    answer = raw.send(server.port, raw.request(server, "GET /api/v1/version HTTP/1.1", *lines, host=False))
    assert answer.took < 1
    expected = 200 if len(lines) == 2 and lines[1].startswith("X-") else 400
    assert answer.status == expected, answer.data
    assert b"evil" not in answer.data
    if answer.status == 400:
        assert answer.is_problem(), answer.data


def test_a_refusal_of_head_has_no_body(server):
    head = raw.request(server, f"HEAD {CLUSTERS}/none HTTP/1.1").replace(b"Connection: close", b"X-Open: yes")
    answer = raw.send(server.port, head + raw.request(server, "GET /livez HTTP/1.1"))
    assert answer.status == 404
    assert answer.body.startswith(b"HTTP/1.1 200"), answer.data


def test_a_range_is_not_looked_at(server):
    answer = raw.send(server.port, raw.request(server, "GET /api/v1/openapi.yaml HTTP/1.1", "Range: bytes=0-3,2-5"))
    assert answer.status == 200
    assert len(answer.body) > 10_000


def test_a_body_that_never_comes_holds_nobody_up(server):
    line = "POST /api/v1/workspaces HTTP/1.1"
    stalled = raw.request(server, line, "Content-Type: application/json", "Content-Length: 19",
                          "Expect: 100-continue")
    with raw.connect(server.port) as connection:
        connection.sendall(stalled)
        began = time.monotonic()
        assert server.is_alive()
        assert time.monotonic() - began < 1


def test_a_body_that_is_too_long_is_refused_before_it_is_all_there(server):
    length = 1 << 30
    data = raw.request(server, "POST /api/v1/workspaces HTTP/1.1", "Content-Type: application/json",
                       f"Content-Length: {length}", body=b" " * (2 << 20))
    answer = raw.send(server.port, data)
    assert answer.status == 413, answer.data[:500]
    assert answer.is_problem()


def test_many_idle_and_many_slow_connections_keep_nobody_out(server):
    idle = [raw.connect(server.port) for _ in range(1_000)]
    slow = [raw.connect(server.port) for _ in range(200)]
    try:
        for number, connection in enumerate(slow):
            connection.sendall(b"GET /livez HTTP/1.1\r\nX-Slow: " + b"a" * (number % 7))
        began = time.monotonic()
        for _ in range(20):
            assert server.ask("GET", "/livez")[0] == 200
        assert time.monotonic() - began < 2
    finally:
        for connection in idle + slow:
            connection.close()


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override: DELETE", "X-Method-Override: DELETE", "_method: DELETE"])
def test_a_method_cannot_be_overridden(server, header):
    answer = raw.send(server.port, raw.request(server, f"GET {CLUSTERS}/payments HTTP/1.1", header))
    assert answer.status == 200
    assert json.loads(answer.body)["phase"] != "deleting"
