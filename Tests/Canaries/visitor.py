"""Asks a server over HTTP, and keeps every answer to be looked through."""
import base64
import hashlib
import hmac
import http.client
import json
import struct
import time
import urllib.parse
from html.parser import HTMLParser


class Visitor:
    """One who asks: with a token, with a session, or as nobody."""

    def __init__(self, port, sinks, token=None):
        self.port, self.sinks, self.token = port, sinks, token
        self.cookie, self.form_token = None, None

    def ask(self, method, path, body=None, headers=None, shown=(), sink="answers", patience=60):
        """(Status, headers, body); `shown` names what this answer shows by design."""
        origin = f"http://127.0.0.1:{self.port}"
        all_ = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
        if self.token:
            all_["Authorization"] = f"Bearer {self.token}"
        if self.cookie:
            all_ |= {"Cookie": self.cookie, "X-CSRF-Token": self.form_token or ""}
        if isinstance(body, (dict, list)):
            body, all_["Content-Type"] = json.dumps(body), "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
        try:
            connection.request(method, path, body and body.encode(), {**all_, **(headers or {})})
            answer = connection.getresponse()
            data = answer.read()
        finally:
            connection.close()
        heads = "".join(f"{name}: {value}\n" for name, value in answer.getheaders())
        label = f"{method} {urllib.parse.urlsplit(path).path[:60]} {answer.status}"
        self.sinks.put(sink, label, f"{answer.status} {answer.reason}\n{heads}\n".encode() + data, shown)
        assert answer.status < 500, f"{label}: {data[:300]}"
        return answer.status, dict(answer.getheaders()), data

    def api(self, method, path, body=None, headers=None, shown=()):
        """(Status, the answer as JSON)."""
        status, _, data = self.ask(
            method, "/api/v1/" + path, body, {"Idempotency-Key": base64.b32encode(hashlib.sha256(
                f"{method}{path}{body}{time.time_ns()}".encode()).digest()).decode()[:20], "If-Match": "*",
                **(headers or {})}, shown)
        return status, json.loads(data) if data else {}

    def stream(self, path, seconds):
        """What comes on a stream of events within so much time."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        connection.request("GET", path, headers={
            **({"Authorization": f"Bearer {self.token}"} if self.token else {}),
            **({"Cookie": self.cookie} if self.cookie else {})})
        answer, data, end = connection.getresponse(), b"", time.monotonic() + seconds
        try:
            while time.monotonic() < end and (part := answer.read1(65536)):
                data += part
        except TimeoutError:
            pass
        connection.close()
        return data

    def keep(self, headers):
        """Goes on with the session that an answer began. Returns what the cookie holds."""
        self.cookie = headers["Set-Cookie"].split(";")[0]
        return self.cookie.partition("=")[2]

    def form(self, path, fields, sink="pages", shown=()):
        return self.ask(
            "POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"},
            shown, sink)


class Page(HTMLParser):
    """The links of a page, and its forms: (method, action, {name: value}, {name: type})."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        elif tag == "form":
            self.forms.append((found.get("method", "get").lower(), found.get("action"), {}, {}))
        elif self.forms and tag in ("input", "textarea", "select", "button") and found.get("name"):
            _, _, values, types = self.forms[-1]
            values.setdefault(found["name"], found.get("value") or "")
            types[found["name"]] = "textarea" if tag == "textarea" else found.get("type") or "text"


def code(secret, moment=None):
    """What an authenticator shows (RFC 6238, SHA-1, six digits, 30 seconds)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int((moment or time.time()) // 30)), "sha1")
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
