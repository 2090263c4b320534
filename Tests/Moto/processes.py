"""Child processes that live as long as a `with` block, and nothing longer."""
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def child(command, log, environment=None):
    with open(log, "ab") as output:
        surroundings = {**os.environ, **(environment or {})}
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=surroundings
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def until(claim, what, process, log, patience=60):
    """Waits for a claim about a child to come true and answers it; ends early where the child has ended."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if found := claim():
            return found
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"{what} did not come (waited up to {patience} s). The process said:\n{tail(log)}")


def listens(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def tail(log, lines=40):
    return "\n".join(Path(log).read_text(errors="replace").splitlines()[-lines:])


@contextlib.contextmanager
def moto(folder):
    """moto with its extension on a free port: (URL, journal)."""
    port, journal, log = free_port(), Path(folder) / "journal.jsonl", Path(folder) / "moto.log"
    with child([sys.executable, str(HERE / "moto_server.py"), str(port), str(journal)], log) as process:
        until(lambda: listens(port), "moto", process, log)
        yield f"http://127.0.0.1:{port}", journal


@contextlib.contextmanager
def simulated_aws(binary, folder, speed):
    """`freehold simulate` as a process of its own: (URL, the user's key, the owner's key)."""
    log = Path(folder) / "aws.log"
    with child([binary, "simulate", "aws", "--speed", str(speed)], log) as process:
        yield until(lambda: announced_keys(log), "the simulated AWS", process, log)


def announced_keys(log):
    """What `freehold simulate` has printed, once it is all there."""
    lines = log.read_text().splitlines()
    try:
        keys = [json.loads(line)["AccessKey"] for line in lines if line.startswith("{")]
    except ValueError:
        return None
    return (lines[0].split()[-1], *keys) if len(keys) == 2 else None
