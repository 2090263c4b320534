"""canaries.py: one secret for each place that takes one, and for places where people paste them by mistake; then a
look through everything that comes out of the program. Exits with 1 if any of them is anywhere."""
import base64
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Notifications"), str(HERE.parent / "Moto")]
import post  # noqa: E402
import processes  # noqa: E402
from accounts import accounts  # noqa: E402
from clouds import clouds  # noqa: E402
from conftest import Authority  # noqa: E402
from mistakes import mistakes  # noqa: E402
from pages import pages  # noqa: E402
from sweep import Canaries, Sinks  # noqa: E402
from visitor import Visitor  # noqa: E402

BINARY = os.environ["FREEHOLD_BINARY"]
TEAM = "workspaces/default"


class Scene:
    """A server, who asks it, and what came out."""

    def __init__(self, folder, port, process, canaries, sinks):
        self.folder, self.data, self.port, self.process = folder, folder / "data", port, process
        self.canaries, self.sinks = canaries, sinks
        self.admin = self.visitor(canaries.add("first admin token", (self.data / "admin-token").read_text().strip()))

    def visitor(self, token=None):
        return Visitor(self.port, self.sinks, token)

    def secret(self, name):
        """As clouds make them: 40 letters, digits, slashes and plus signs, some of each."""
        text = base64.b64encode(secrets.token_bytes(24)).decode()
        return self.canaries.add(name, f"Kq/{text[:15]}+/{text[15:30]}x/w9+")

    def run(self, *arguments, text=None, sink="command line", **settings):
        surroundings = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "FREEHOLD_URL": f"http://127.0.0.1:{self.port}",
            "FREEHOLD_TOKEN_FILE": str(self.data / "admin-token"), **settings}
        done = subprocess.run(
            [BINARY, *arguments], capture_output=True, text=True, timeout=120, env=surroundings, input=text or "")
        self.sinks.put(sink, " ".join(arguments[:3]), done.stdout + done.stderr)
        return done


def command_line(scene):
    """Every list in every form, and mistakes."""
    forms = ["table", "json", "yaml"]
    lists = [
        ["cluster", "list"], ["cluster", "get", "payments"], ["cluster", "events", "payments"],
        ["cluster", "resources", "payments"], ["credential", "list"], ["token", "list"], ["person", "list"],
        ["member", "list"], ["notification", "list"], ["audit", "list"]]
    for arguments in lists + [["credential", "get", name] for name in ("main-aws", "main-azure", "wrong-aws")]:
        for form in forms:
            scene.run(*arguments, "--output", form)
    form = ["--provider", "azure", "--field", "clientID=x"]
    assert scene.run("credential", "add", "x", *form, "--field", "clientSecret=" + scene.secret("--field")).returncode
    assert scene.run("credential", "add", "x", *form, scene.secret("an argument too many")).returncode
    assert scene.run("credential", "add", "x", *form, "-", text=scene.secret("standard input")).returncode
    assert scene.run("credential", "add", "x", *form, "-", text="a b\nc " + scene.secret("two lines")).returncode
    assert scene.run("cluster", "list", FREEHOLD_TOKEN=scene.secret("FREEHOLD_TOKEN")).returncode
    file = scene.folder / "token"
    file.write_text(scene.secret("token file") + "\nmore\n")
    assert scene.run("cluster", "list", FREEHOLD_TOKEN_FILE=str(file)).returncode
    file.unlink()
    wrong = f"smtps://freehold:{scene.secret('password in FREEHOLD_SMTP')}@localhost"
    done = scene.run("serve", "--data", str(scene.folder / "other"), FREEHOLD_SMTP=wrong)
    assert done.returncode and "FREEHOLD_SMTP" in done.stderr


def files(scene, when):
    """Everything below the data folder but the keys, and what a command line kept at home."""
    keys = {"root.key", "admin-token", "first-invitation"}
    for file in scene.folder.rglob("*"):
        is_key = file.name in keys or file.name.startswith("simulated-") and file.suffix == ".json"
        if not file.is_file() or is_key or file.parent == scene.folder:
            continue
        assert file.stat().st_mode & 0o077 == 0, f"{file.name} can be read by others"
        scene.sinks.put("files", f"{file.name} {when}", file.read_bytes())


def process(scene):
    """What others on the machine see of it."""
    place = Path(f"/proc/{scene.process.pid}")
    for name in ("cmdline", "environ", "comm"):
        scene.sinks.put("process", name, (place / name).read_bytes())
    [core] = [line for line in (place / "limits").read_text().splitlines() if line.startswith("Max core file size")]
    assert core.split()[4:6] == ["0", "0"], f"core dumps are on: {core}"


def act(scene, mail, receiver):
    """Returns the number of acts that did not come to their end; what came out until then is looked through."""
    acts = {
        "accounts": lambda: accounts(scene), "clouds": lambda: clouds(scene, mail, receiver),
        "mistakes": lambda: mistakes(scene), "pages": lambda: pages(scene),
        "command line": lambda: command_line(scene), "lists": lambda: lists(scene), "process": lambda: process(scene),
        "files": lambda: files(scene, "while it runs")}
    broken = 0
    for name, carry_out in acts.items():
        began = time.monotonic()
        try:
            carry_out()
            print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
        except Exception:
            broken += 1
            print(f"{name} broke off:\n{traceback.format_exc()}", flush=True)
    return broken


def lists(scene):
    """What else there is to read, page by page."""
    for path in ("audit", "people", "tokens", f"{TEAM}/members", f"{TEAM}/notification-targets"):
        assert scene.admin.api("GET", path)[0] == 200
    after, rows = "", 0
    while True:
        _, page = scene.admin.api("GET", "audit" + after)
        rows += len(page["items"])
        if not page.get("next"):
            break
        after = "?after=" + page["next"]
    assert rows > 50, "the audit tells of it"


def main():
    began = time.monotonic()
    canaries, sinks = Canaries(), Sinks()
    with tempfile.TemporaryDirectory(prefix="canaries-") as name:
        folder, port = Path(name), processes.free_port()
        authority = Authority(folder)
        canaries.add("SMTP password", post.PASSWORD)
        password = folder / "smtp-password"
        password.write_text(post.PASSWORD + "\n")
        with post.MailServer(authority.context, is_implicit=True) as mail, post.Receiver(authority.context) as hook:
            settings = {
                "FREEHOLD_PRIVATE_WEBHOOKS": "yes", "FREEHOLD_AUTHORITY_FILE": authority.certificate,
                "FREEHOLD_SMTP": f"smtps://freehold@localhost:{mail.port}",
                "FREEHOLD_SMTP_PASSWORD_FILE": str(password), "FREEHOLD_MAIL_FROM": "freehold@example.com",
                "FREEHOLD_ISSUER": "https://freehold.example.com"}
            command = [
                BINARY, "serve", "--simulate", "--speed", "600", "--listen", f"127.0.0.1:{port}", "--data",
                str(folder / "data")]
            log = folder / "log"
            with processes.child(command, log, settings) as server:
                processes.until(lambda: "takes requests" in log.read_text(), "The server", server, log)
                scene = Scene(folder, port, server, canaries, sinks)
                broken = act(scene, mail, hook)
                assert server.poll() is None, "the server is alive"
            files(scene, "after the end")
            said = log.read_text()
            # The link for the first administrator is printed by design, once, after “#”.
            assert said.count("/welcome#") == 1
            sinks.put("log", "all of it", said, shown=["first invitation"])
            for _, _, letter in mail.letters:
                sinks.put("notifications", "letter", letter.as_bytes())
            for path, headers, body in hook.calls:
                # Where it goes is in the request line, which is what the address is for.
                sinks.put("notifications", "webhook", str(headers).encode() + body)
            assert mail.letters and hook.calls or broken, "teams were told"
    hits = sinks.sweep(canaries)
    print(f"{hits} hits after {time.monotonic() - began:.0f} s")
    return 1 if hits or broken else 0


if __name__ == "__main__":
    sys.exit(main())
