"""A Freehold beside an identity provider that somebody else wrote, and browsers that go from one to the other."""
import contextlib
import os
import sys
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import oidc_provider_mock
import pytest
import requests

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Moto"))
import processes  # noqa: E402

BINARY = os.environ["FREEHOLD_BINARY"]
CLIENT_SECRET = "canary-7f3c9-do-not-sing"


class Provider:
    def __init__(self, server):
        # Another site than the one at 127.0.0.1, as a real provider is.
        self.issuer = f"http://localhost:{server.server_port}"

    def knows(self, subject, **claims):
        answer = requests.put(f"{self.issuer}/users/{subject}", json=claims, timeout=30)
        assert answer.status_code == 204, answer.text


class Freehold:
    """`freehold serve`, spoken to as the only administrator."""

    def __init__(self, folder, port):
        self.data, self.log, self.url = folder / "data", folder / "log", f"http://127.0.0.1:{port}"

    def ask(self, method, path, body=None):
        token = (self.data / "admin-token").read_text().strip()
        return requests.request(
            method, f"{self.url}/api/v1/{path}", json=body, headers={"Authorization": f"Bearer {token}"}, timeout=60)

    def invite(self, email, role="member"):
        answer = self.ask("POST", "workspaces/default/invitations", {"role": role, "email": email})
        assert answer.status_code == 201, answer.text
        return answer.json()["text"]

    def audit(self):
        """The newest first."""
        return self.ask("GET", "audit").json()["items"]


class Browser:
    """Follows no redirect by itself, so that a test can change each."""

    def __init__(self, freehold):
        self.freehold, self.session = freehold, requests.Session()

    def begin(self, next="/"):
        """The address of the provider's page."""
        answer = self.session.get(
            f"{self.freehold.url}/sign-in/oidc/1", params={"next": next}, allow_redirects=False, timeout=60)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def show(self, page, subject):
        """Says at the provider's page who one is; the address that leads back."""
        answer = self.session.post(page, data={"sub": subject}, allow_redirects=False, timeout=60)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]

    def finish(self, address):
        return self.session.get(address, allow_redirects=False, timeout=60)

    def sign_in(self, subject):
        return self.finish(self.show(self.begin(), subject))

    @property
    def profile(self):
        return self.session.get(f"{self.freehold.url}/api/v1/profile", timeout=60)


def changed(address, **fields):
    """The same address with other fields; those that are None are left out."""
    parts = urlsplit(address)
    query = {name: value for name, value in {**dict(parse_qsl(parts.query)), **fields}.items() if value is not None}
    return urlunsplit(parts._replace(query=urlencode(query)))


def fields(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@pytest.fixture(scope="session")
def provider():
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        yield Provider(server)


@contextlib.contextmanager
def serving(folder, provider, **settings):
    port = processes.free_port()
    secret = folder / "secret"
    secret.write_text(CLIENT_SECRET + "\n")
    server = Freehold(folder, port)
    surroundings = {
        "FREEHOLD_OIDC_ISSUER": provider.issuer, "FREEHOLD_OIDC_CLIENT_ID": "freehold",
        "FREEHOLD_OIDC_CLIENT_SECRET_FILE": str(secret), "FREEHOLD_OIDC_NAME": "Example",
        "FREEHOLD_OIDC_PRIVATE": "yes", "FREEHOLD_PUBLIC_URL": server.url, **settings}
    command = [BINARY, "serve", "--listen", f"127.0.0.1:{port}", "--data", str(server.data)]
    with processes.child(command, server.log, surroundings) as process:
        processes.until(lambda: "takes requests" in server.log.read_text(), "The server", process, server.log)
        yield server
    assert CLIENT_SECRET not in server.log.read_text()


@pytest.fixture
def freehold(tmp_path, provider):
    with serving(tmp_path, provider) as server:
        yield server


@pytest.fixture
def browser(freehold):
    return Browser(freehold)
