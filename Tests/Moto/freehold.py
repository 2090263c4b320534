"""The built `freehold`: its server as a child process, and its commands."""
import contextlib
import json
import os
import re
import subprocess
import time
from pathlib import Path

import processes

SECONDS = 1800


class Freehold:
    """Runs commands against one server, and keeps what they print."""

    def __init__(self, binary, url, token, server):
        # The process id of the server.
        self.server = server
        self.binary, self.printed = binary, []
        self.environment = {**os.environ, "FREEHOLD_URL": url, "FREEHOLD_TOKEN": token}

    def run(self, *arguments, given=None):
        """(Whether it exited with 0, its standard output, its standard error)."""
        try:
            done = subprocess.run(
                [self.binary, *arguments], input=given or "", text=True, capture_output=True, timeout=SECONDS,
                env=self.environment,
            )
            result = done.returncode == 0, done.stdout, done.stderr
        except subprocess.TimeoutExpired:
            result = False, "", f"no end after {SECONDS} s"
        self.printed += result[1:]
        return result

    def read(self, *arguments):
        """What a command prints as JSON; {} where it prints none."""
        _, text, _ = self.run(*arguments, "-o", "json")
        with contextlib.suppress(ValueError):
            return json.loads(text)
        return {}


def phase(thing):
    return thing.get("phase")


def eventually(claim, patience):
    """Whether a claim comes true in so many seconds."""
    deadline = time.monotonic() + patience
    while not (true := claim()) and time.monotonic() < deadline:
        time.sleep(1)
    return true


@contextlib.contextmanager
def serving(binary, folder, endpoint, *options):
    """The server on a new data folder, with all its AWS traffic sent to `endpoint`: (Freehold, data, log)."""
    port, data, log = processes.free_port(), Path(folder) / "data", Path(folder) / "freehold.log"
    command = [binary, "serve", "--listen", f"127.0.0.1:{port}", "--data", str(data), *options]
    with processes.child(command, log, {"FREEHOLD_AWS_ENDPOINT": endpoint}) as process:
        token = processes.until(lambda: announced_token(log), "the place of the admin token", process, log)
        processes.until(lambda: processes.listens(port), "Freehold", process, log)
        yield Freehold(binary, f"http://127.0.0.1:{port}", token, process.pid), data, log


def announced_token(log):
    """The content of the file that `serve` names when it says where its first admin token is."""
    for line in log.read_text(errors="replace").splitlines():
        for path in re.findall(r"/[^\s\"'`,;]+", line) if "token" in line.lower() else []:
            file = Path(path.rstrip("."))
            if file.is_file() and (token := file.read_text().strip()):
                return token
    return None
