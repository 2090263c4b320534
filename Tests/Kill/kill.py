"""kill.py: the built server, killed with -9 at random moments while it makes and removes clusters.

The simulated AWS runs in a process of its own and outlives every kill. A client asks for clusters, one after
another, and asks again until it is answered; meanwhile the server is killed and started again. In the end boto3
counts what is in the account. KILLS is how many kills there are at least, SEED decides when they fall.
Exits with 1 unless nothing is doubled, left behind, lost or stuck."""
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Moto"))
import referees  # noqa: E402

referees.use()

import account  # noqa: E402
import processes  # noqa: E402
import setup_account  # noqa: E402

KILLS = int(os.environ.get("KILLS", "60"))
SEED = int(os.environ.get("SEED", "1"))
SPEED = os.environ.get("SPEED", "600")
BINARY = os.environ["FREEHOLD_BINARY"]
# One life of a cluster takes a few seconds; what takes this long is stuck.
PATIENCE = 240


class Server:
    """`freehold serve` as a process that ends at any moment and is started again at once."""

    def __init__(self, folder, endpoint):
        self.port, self.data, self.log = processes.free_port(), folder / "data", folder / "server.log"
        self.environment = {**os.environ, "FREEHOLD_AWS_ENDPOINT": endpoint}
        self.process, self.kills = None, 0

    def start(self):
        command = [BINARY, "serve", "--listen", f"127.0.0.1:{self.port}", "--data", str(self.data), "--speed", SPEED]
        with open(self.log, "ab") as output:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=self.environment)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.kills += 1

    @property
    def token(self):
        file = self.data / "admin-token"
        return file.read_text().strip() if file.is_file() else ""

    def ask(self, method, path, body=None, key=None):
        """(Status, answer), as often as it takes: a person does not give up either."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
            if key:
                headers["Idempotency-Key"] = f'"{key}"'
            data = None if body is None else json.dumps(body).encode()
            request = urllib.request.Request(
                f"http://127.0.0.1:{self.port}/api/v1/{path}", data, headers, method=method)
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    return answer.status, json.loads(answer.read() or b"{}")
            except urllib.error.HTTPError as refusal:
                if refusal.code < 500 and self.token:
                    return refusal.code, json.loads(refusal.read() or b"{}")
            except (OSError, ValueError):
                pass
            time.sleep(0.05)
        sys.exit(f"{method} {path} was not answered in {PATIENCE} s\n{processes.tail(self.log)}")


class Reaper(threading.Thread):
    """Kills the server after random waits until it is told to stop."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.is_over, self.dice = server, threading.Event(), random.Random(SEED)

    def run(self):
        while not self.is_over.wait(self.dice.choice([0.05, 0.3, 0.8, 1.5, 3]) * (0.2 + self.dice.random())):
            self.server.kill()
            self.server.start()


def reaches(server, path, *phases):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        status, found = server.ask("GET", f"workspaces/default/{path}")
        if status == 404 and "deleted" in phases or found.get("phase") in phases:
            return True
        time.sleep(0.1)
    print(f"  ✗ {path} is stuck: {json.dumps(found)[:1500]}")
    return False


def life(server, number, dice):
    """One cluster, asked for and removed; (things that were wrong)."""
    name = f"payments-{number}"
    order = {"name": name, "type": "dedicated", "region": setup_account.REGION, "credential": "account"}
    status, answer = server.ask("POST", "workspaces/default/clusters", order, key=f"create-{number}")
    if status not in (200, 201, 202):
        return [f"the create was refused with {status}: {answer}"]
    wrong = []
    # Now and then a cluster is removed before it is there.
    if dice.random() < 0.3:
        time.sleep(dice.random() * 3)
    elif not reaches(server, f"clusters/{name}", "running"):
        wrong.append("the create is stuck")
    status, answer = server.ask("DELETE", f"workspaces/default/clusters/{name}?confirm={name}")
    if status not in (200, 202, 404, 409):
        return [*wrong, f"the delete was refused with {status}: {answer}"]
    if not reaches(server, f"clusters/{name}", "deleted"):
        wrong.append("the delete is stuck")
    return wrong


def run(folder):
    with processes.simulated_aws(BINARY, folder, SPEED) as (url, user, owner):
        setup_account.OWNER.update(
            aws_access_key_id=owner["AccessKeyId"], aws_secret_access_key=owner["SecretAccessKey"])
        os.environ.update(AK=owner["AccessKeyId"], SK=owner["SecretAccessKey"])
        before = account.things(url)
        server = Server(folder, url)
        server.start()
        fields = {"accessKeyID": user["AccessKeyId"], "secretAccessKey": user["SecretAccessKey"]}
        order = {"name": "account", "provider": "aws", "fields": fields}
        server.ask("POST", "workspaces/default/credentials", order, key="add-1")
        if not reaches(server, "credentials/account", "ready"):
            return False
        reaper, dice, lives, wrong = Reaper(server), random.Random(SEED + 1), 0, []
        reaper.start()
        while server.kills < KILLS and not wrong:
            lives += 1
            wrong += life(server, lives, dice)
        reaper.is_over.set()
        reaper.join()
        # Time enough for whatever was sent before a kill to be seen.
        time.sleep(1)
        left = sorted(account.things(url) - before)
        gone = sorted(before - account.things(url))
        _, listed = server.ask("GET", "workspaces/default/clusters?limit=200")
        wrong += [f"still listed: {one['name']}, {one['phase']}" for one in listed.get("items", [])]
        server.process.terminate()
        server.process.wait(60)
    print(f"{server.kills} kills over {lives} lives of a cluster (seed {SEED})")
    print(f"left behind or doubled: {len(left)}, foreign things gone: {len(gone)}, lost or stuck: {len(wrong)}")
    for line in [*map(str, left), *map(str, gone), *wrong]:
        print(f"  ✗ {line}")
    if left or gone or wrong:
        print(processes.tail(server.log))
    return not (left or gone or wrong)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(0 if run(Path(scratch)) else 1)
