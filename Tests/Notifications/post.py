"""Where mail and webhooks arrive."""
import email
import email.policy
import http.server
import threading
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

import processes

PASSWORD = "canary-7f3c9-do-not-sing"


def until(claim, what, patience=60):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if found := claim():
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come within {patience} s")


class MailServer:
    """aiosmtpd: takes letters over TLS alone, from one user alone, and for anybody but nobody@example.com."""

    def __init__(self, context, is_implicit):
        self.is_implicit, self.port = is_implicit, processes.free_port()
        self.letters, self.logins = [], []
        if is_implicit:
            security = {"ssl_context": context}
        else:
            security = {"tls_context": context, "require_starttls": True}
        self.controller = Controller(
            self, hostname="localhost", port=self.port, auth_required=True, authenticator=self.let_in,
            auth_require_tls=not is_implicit, **security)

    def let_in(self, server, session, envelope, mechanism, data):
        self.logins.append(mechanism)
        is_known = data.login == b"freehold" and data.password == PASSWORD.encode()
        return AuthResult(success=is_known, handled=False)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == "nobody@example.com":
            return "550 5.1.1 nobody is here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.letters.append((envelope.mail_from, envelope.rcpt_tos, letter))
        return "250 OK"

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()


class Receiver:
    """Keeps every call it gets, and answers with the next of `answers`, or 204."""

    def __init__(self, context):
        self.calls, self.answers = [], []
        receiver = self

        class Answerer(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.calls.append((self.path, dict(self.headers), body))
                self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
                self.send_header("Location", f"https://localhost:{receiver.port}/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("localhost", 0), Answerer)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.url = f"https://localhost:{self.port}/hook"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
