"""A sweep that finds nothing where something is would be worse than none."""
import base64
import html
import json
import urllib.parse

import pytest
from sweep import Canaries, Sinks

SECRET = 'k8"Zq/9+Lw~Ü<3>Tn&5\\Vr.b2Hc_Xy7?Pd=0Gs'

ENCODINGS = {
    "raw": lambda data: data,
    "base64": base64.b64encode,
    "base64url": base64.urlsafe_b64encode,
    "hex": lambda data: data.hex().encode(),
    "HEX": lambda data: data.hex().upper().encode(),
    "URL": lambda data: urllib.parse.quote_from_bytes(data, safe="").encode(),
    "JSON": lambda data: json.dumps(data.decode(errors="replace")).encode(),
    "JSON with \\/": lambda data: json.dumps(data.decode(errors="replace")).replace("/", "\\/").encode(),
    "reversed": lambda data: data[::-1],
    "HTML": lambda data: html.escape(data.decode(errors="replace")).encode(),
}


def swept(data, shown=()):
    canaries, sinks = Canaries(), Sinks()
    canaries.add("the secret", SECRET)
    canaries.add("another", "Jf6Wm1Ce4Kz8Qx3Ra9Yb5")
    sinks.put("log", "a line", b"before" + b"\0" * 1000)
    sinks.put("log", "another line", data, shown)
    return sinks.sweep(canaries)


@pytest.mark.parametrize("before", [b"", b"x", b"xy", b"xyz", b'{"password":"'])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_leak_is_found(encoding, before):
    assert swept(b"noise " + ENCODINGS[encoding](before + SECRET.encode() + b'"}') + b" noise") == 1


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_leak_that_was_cut_is_found(encoding):
    assert swept(ENCODINGS[encoding](SECRET[4:-4].encode())) == 1


def test_nothing_is_found_where_nothing_is():
    assert swept(b"what is said in a log " * 100) == 0


def test_what_is_shown_by_design_is_no_hit_and_the_rest_is():
    assert swept(SECRET.encode(), shown=["the secret"]) == 0
    assert swept(SECRET.encode(), shown=["another"]) == 1


@pytest.mark.parametrize("key", [
    b"-----BEGIN EC PRIVATE KEY-----", b'{"kty":"EC","crv":"P-256","d":"AAAA"}', b'{"d": "AA", "kty":"EC"}'])
def test_a_private_key_is_found_whosever_it_is(key):
    assert swept(key) == 1


def test_a_hit_is_told_without_what_was_found(capsys):
    swept(SECRET.encode())
    assert "HIT the secret" in capsys.readouterr().out
    swept(SECRET.encode())
    assert SECRET[10:20] not in capsys.readouterr().out
