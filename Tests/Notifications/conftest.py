"""A Freehold with simulated clouds, beside a real mail server and a receiver of webhooks, each over TLS."""
import contextlib
import json
import os
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Moto"))
import processes  # noqa: E402
from post import MailServer, Receiver  # noqa: E402

BINARY = os.environ["FREEHOLD_BINARY"]


class Freehold:
    """`freehold serve --simulate`, spoken to as the only admin."""

    def __init__(self, folder, port):
        self.data, self.log, self.url = folder / "data", folder / "log", f"http://127.0.0.1:{port}/api/v1/"

    def ask(self, method, path, body=None, headers=None):
        """(Status, answer)."""
        token = (self.data / "admin-token").read_text().strip()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", **(headers or {})}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.loads(refusal.read() or b"{}")

    def tell(self, name, channel, address, causes=()):
        """The signing key, or None."""
        order = {"name": name, "channel": channel, "address": address, "causes": list(causes)}
        status, made = self.ask("POST", "workspaces/default/notification-targets", order)
        assert status == 201, made
        return made.get("signingKey")

    def test(self, name):
        return self.ask("POST", f"workspaces/default/notification-targets/{name}/test")

    def run(self, *arguments):
        """The command line against this server."""
        surroundings = {
            **os.environ, "FREEHOLD_URL": self.url.removesuffix("/api/v1/"),
            "FREEHOLD_TOKEN_FILE": str(self.data / "admin-token")}
        return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=120, env=surroundings)


@contextlib.contextmanager
def freehold(**settings):
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), processes.free_port()
        server = Freehold(folder, port)
        command = [
            BINARY, "serve", "--simulate", "--speed", "600", "--listen", f"127.0.0.1:{port}", "--data",
            str(server.data)]
        with processes.child(command, server.log, settings) as process:
            processes.until(
                lambda: "takes requests" in server.log.read_text(), "The server", process, server.log)
            yield server


class Authority:
    """Signs one certificate, for localhost."""

    def __init__(self, folder):
        self.certificate, self.key = str(folder / "certificate.pem"), str(folder / "key.pem")
        subprocess.run(
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout", self.key, "-out", self.certificate,
            ], check=True, capture_output=True)

    @property
    def context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(params=["starttls", "tls"])
def mail(request, authority):
    with MailServer(authority.context, is_implicit=request.param == "tls") as server:
        yield server


@pytest.fixture
def receiver(authority):
    with Receiver(authority.context) as receiver:
        yield receiver


@pytest.fixture
def settings(authority, tmp_path):
    """What lets a server call this machine; `settings(mail)` has it send letters there."""

    def made(mail=None, password="canary-7f3c9-do-not-sing"):
        found = {"FREEHOLD_PRIVATE_WEBHOOKS": "yes", "FREEHOLD_AUTHORITY_FILE": authority.certificate}
        if mail:
            file = tmp_path / "password"
            file.write_text(password + "\n")
            found |= {
                "FREEHOLD_SMTP": f"{'smtps' if mail.is_implicit else 'smtp'}://freehold@localhost:{mail.port}",
                "FREEHOLD_SMTP_PASSWORD_FILE": str(file), "FREEHOLD_MAIL_FROM": "freehold@example.com"}
        return found

    return made
