"""provision.py: what one EKS stack costs to create and delete on moto, by Freehold and by a plain boto3 script.

Both run against the same moto, one after the other, ROUNDS times; the medians are printed, and their ratios. CPU is
that of whole processes: for Freehold the server's and the command's. Terraform joins where its AWS provider can be
had. The two make different things (Freehold adds add-ons, identities and policies), so objects are counted as well.
The makespan on the simulated AWS's clock is printed by `crash makespan`, which the Makefile calls next."""
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Moto"))
import referees  # noqa: E402

referees.use()

import account  # noqa: E402
import processes  # noqa: E402
import setup_account  # noqa: E402
from freehold import eventually, phase, serving  # noqa: E402
from journal import Journal  # noqa: E402

ROUNDS = int(os.environ.get("ROUNDS", "3"))
BINARY = os.environ["FREEHOLD_BINARY"]
POLICY = referees.ROOT / "Clouds/AWS/Documents/policy.json"
TICKS = os.sysconf("SC_CLK_TCK")
COLUMNS = ["CPU s", "wall s", "memory MiB", "calls", "objects"]


def children_seconds():
    times = os.times()
    return times.children_user + times.children_system


def process_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_memory(pid):
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


class Measured:
    """CPU, wall time and calls of what is done inside a `with` block."""

    def __init__(self, journal, pid=None):
        self.journal, self.pid = journal, pid

    def seconds(self):
        return children_seconds() + (process_seconds(self.pid) if self.pid else 0)

    def __enter__(self):
        self.mark, self.began, self.used = self.journal.mark(), time.monotonic(), self.seconds()
        return self

    def __exit__(self, *_):
        self.wall = time.monotonic() - self.began
        self.cpu = self.seconds() - self.used
        self.calls = len(self.journal.requests(self.mark))


def script(url, journal, folder):
    """The plain script: every call in order, no memory of what it did but one file."""
    python, state = sys.executable, str(folder / "state.json")
    program = str(referees.FOLDER / "boto3_stack.py")
    before = account.things(url)
    with Measured(journal) as create:
        peak = rss_of([python, program, url, "create", state])
    made = len(account.things(url) - before)
    with Measured(journal) as delete:
        rss_of([python, program, url, "destroy", state])
    return {"create": [create.cpu, create.wall, peak, create.calls, made],
            "delete": [delete.cpu, delete.wall, peak, delete.calls, made]}


def rss_of(command):
    """Runs it and answers its peak memory in MiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    return usage.ru_maxrss / 1024


def server_of(folder):
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            line = (entry / "cmdline").read_bytes()
            if entry.name.isdigit() and b"serve" in line.split(b"\0") and str(folder).encode() in line:
                return int(entry.name)
    sys.exit("the server is not to be found")


def ours(url, journal, folder):
    key = setup_account.printed(setup_account.make_user(url, POLICY.read_text()))
    os.environ["FREEHOLD_SERVE_ARGUMENTS"] = "--speed 20"
    with serving(BINARY, folder, url) as (freehold, data, _):
        freehold.run("credential", "add", "aws", "--provider", "aws", "-", given=key)
        eventually(lambda: phase(freehold.read("credential", "get", "aws")) == "ready", 60)
        server, before = server_of(data), account.things(url)
        order = ["--provider", "aws", "--type", "dedicated", "--region", setup_account.REGION, "--credential", "aws"]
        with Measured(journal, server) as create:
            done, *said = freehold.run("cluster", "create", "lab", *order, "--wait")
        made = len(account.things(url) - before)
        with Measured(journal, server) as delete:
            gone, *said_then = freehold.run("cluster", "delete", "lab", "--confirm", "lab", "--wait")
        if not (done and gone):
            sys.exit(f"{said} {said_then}")
        peak = peak_memory(server)
    return {"create": [create.cpu, create.wall, peak, create.calls, made],
            "delete": [delete.cpu, delete.wall, peak, delete.calls, made]}


def medians(rounds, verb):
    return [statistics.median(column) for column in zip(*(one[verb] for one in rounds))]


def row(name, values, form="{:>11.2f}"):
    print(f"{name:<26}" + "".join(form.format(value) for value in values))


def main(folder):
    results = {"boto3 script": [], "Freehold": []}
    for number in range(ROUNDS):
        for name, measure in (("boto3 script", script), ("Freehold", ours)):
            place = folder / f"{number}-{name[0]}"
            place.mkdir()
            # One moto each: it takes one OIDC issuer per process.
            with processes.moto(place) as (url, path):
                results[name].append(measure(url, Journal(path), place))
    print(f"medians of {ROUNDS} rounds on moto\n{'':<26}" + "".join(f"{column:>11}" for column in COLUMNS))
    for verb in ("create", "delete"):
        script_row, our_row = (medians(results[name], verb) for name in ("boto3 script", "Freehold"))
        row(f"{verb}, boto3 script", script_row)
        row(f"{verb}, Freehold", our_row)
        row("  Freehold ÷ script", [ours / theirs for ours, theirs in zip(our_row, script_row)])
        per_object = (our_row[3] / our_row[4]) / (script_row[3] / script_row[4])
        print(f"  calls per object, Freehold ÷ script: {per_object:.2f}")
    print(terraform())


def terraform():
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "main.tf").write_text((referees.FOLDER / "terraform/main.tf").read_text())
        try:
            done = subprocess.run(["terraform", "init", "-no-color"], cwd=place, capture_output=True, timeout=120)
        except (OSError, subprocess.TimeoutExpired):
            return "Terraform: not measured, it is not on this machine."
    if done.returncode:
        return "Terraform: not measured, its AWS provider cannot be had on this machine."
    return "Terraform: its provider is here; measure it with pmeasure.py of the referees, since it sleeps by itself."


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(scratch))
