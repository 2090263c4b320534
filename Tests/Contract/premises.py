"""A real server over simulated clouds, and somebody who asks it."""
import contextlib
import json
import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Moto"))
import processes  # noqa: E402

BINARY = os.environ["FREEHOLD_BINARY"]


class Server:
    """`freehold serve --simulate` with an administrator's token, a ready credential and a running cluster."""

    def __init__(self, process, port, metrics, data):
        self.process, self.port, self.metrics, self.data = process, port, metrics, data
        self.url = f"http://127.0.0.1:{port}"

    @property
    def token(self):
        return (self.data / "admin-token").read_text().strip()

    def ask(self, method, path, body=None, key=None, headers=None, timeout=10):
        """(Status, headers, body as text)."""
        headers = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        if key:
            headers["Idempotency-Key"] = f'"{key}"'
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        path = path if path.startswith("/") else f"/api/v1/workspaces/default/{path}"
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.headers, refusal.read().decode()

    def read(self, path):
        status, _, body = self.ask("GET", path)
        assert status == 200, body
        return json.loads(body)

    def everything(self, path):
        """All items of a list, page after page."""
        items, after = [], ""
        while True:
            page = self.read(f"{path}{'&' if '?' in path else '?'}limit=200{after}")
            items += page["items"]
            if "next" not in page:
                return items
            after = f"&after={urllib.request.quote(page['next'])}"

    def reaches(self, path, phase, patience=60):
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if (found := self.read(path)).get("phase") == phase:
                return
            time.sleep(0.1)
        raise AssertionError(f"{path} is not {phase}: {json.dumps(found)[:1000]}")

    def add_credential(self, name="mine"):
        found = json.loads((self.data / "simulated-aws-key.json").read_text())
        key = found.get("AccessKey", found)
        fields = {"accessKeyID": key["AccessKeyId"], "secretAccessKey": key["SecretAccessKey"]}
        order = {"name": name, "provider": "aws", "fields": fields}
        status, _, body = self.ask("POST", "credentials", order, key=f"credential {name}")
        assert status == 201, body
        self.reaches(f"credentials/{name}", "ready")

    @staticmethod
    def order(name):
        return {"name": name, "type": "dedicated", "region": "eu-central-1", "credential": "mine"}

    def is_alive(self):
        return self.process.poll() is None and self.ask("GET", "/livez")[0] == 200


@contextlib.contextmanager
def serving(folder, speed="600", **settings):
    """A server that runs as long as the block."""
    folder = Path(folder)
    port, metrics, log = processes.free_port(), processes.free_port(), folder / "server.log"
    command = [BINARY, "serve", "--simulate", "--speed", speed, "--listen", f"127.0.0.1:{port}",
               "--data", str(folder / "data")]
    if os.environ.get("CONTRACT_METRICS", "yes") == "yes":
        command += ["--metrics", f"127.0.0.1:{metrics}"]
    environment = {"FREEHOLD_REQUESTS_PER_MINUTE": "1000000", **settings}
    with processes.child(command, log, environment) as process:
        server = Server(process, port, metrics, folder / "data")
        processes.until(lambda: processes.listens(port) and (folder / "data/admin-token").is_file(),
                        "the server", process, log)
        yield server
        if process.poll() is not None:
            raise AssertionError(f"the server has ended by itself:\n{processes.tail(log)}")
