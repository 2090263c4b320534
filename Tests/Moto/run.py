"""run.py: the built Freehold against moto.

Creates, scales and deletes a Dedicated and a Dedicated HA cluster in an account of moto, as a user who has the
product's own policy and nothing else, and lets others count what is left. FREEHOLD_BINARY names the program,
REFEREES the folder with strict_moto.py and left.py. Exits with 1 where a check does not pass."""
import json
import os
import signal
import sys
import tempfile
from pathlib import Path

import referees

referees.use()

import account  # noqa: E402
import processes  # noqa: E402
import setup_account  # noqa: E402
from freehold import eventually, phase, serving  # noqa: E402
from journal import Journal, name, summary  # noqa: E402

POLICY = referees.ROOT / "Clouds/AWS/Documents/policy.json"
REGION = setup_account.REGION


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, fact, text, otherwise=""):
        """Prints one line; `otherwise` says what was found instead."""
        self.passed, self.failed = self.passed + bool(fact), self.failed + (not fact)
        print(f"  ✓ {text}" if fact else f"  ✗ {text}\n      {str(otherwise).strip()}", flush=True)
        return fact


def add_credential(checks, freehold, access_key):
    added, *said = freehold.run("credential", "add", "aws-byoc", "--provider", "aws", "-", given=access_key)
    checks.that(added, "the printed access key is taken from standard input", said)
    seen = eventually(lambda: phase(freehold.read("credential", "get", "aws-byoc")) in ("ready", "invalid"), 120)
    found = freehold.read("credential", "get", "aws-byoc")
    return checks.that(seen and phase(found) == "ready", "the credential is Ready", found)


def nodes_in_aws(url):
    return [sizes["desiredSize"] for sizes in account.node_groups(url)]


def scaling(freehold, nodes, most):
    """The command that asks for so many nodes: whichever this Freehold has."""
    verb = next((verb for verb in ("scale", "edit", "update") if verb in freehold.offers("cluster")), None)
    options = freehold.offers("cluster", verb) if verb else set()
    count = next((option for option in ("--nodes", "--count", "--node-count") if option in options), None)
    sizes = [count, str(nodes)] if count and most is None else ["--min", str(nodes), "--max", str(most or nodes)]
    return [verb, sizes, ["--wait"] if "--wait" in options else []]


def scale(checks, freehold, url, cluster, nodes, most=None):
    verb, sizes, wait = scaling(freehold, nodes, most)
    if not checks.that(verb, "there is a command that scales a cluster", "cluster --help names no scale and no edit"):
        return
    asked, *said = freehold.run("cluster", verb, cluster, *sizes, *wait)
    checks.that(asked, f"cluster {verb} {cluster} {' '.join(sizes)}", said)
    scaled = eventually(lambda: nodes_in_aws(url) == [nodes], 600)
    checks.that(scaled, f"in AWS the node group of {cluster} has {nodes}", nodes_in_aws(url))
    again = eventually(lambda: phase(freehold.read("cluster", "get", cluster)) == "running", 600)
    checks.that(again, f"{cluster} is running again", freehold.read("cluster", "get", cluster))


def life(checks, freehold, url, journal, cluster, kind, *sizes, nodes, scaled):
    """One cluster from create to delete, and what its owner finds in the account meanwhile."""
    print(f"{cluster}, {kind}", flush=True)
    before = account.things(url)
    begin = journal.mark()
    order = ["--provider", "aws", "--type", kind, "--region", REGION, "--credential", "aws-byoc", *sizes]
    created, *said = freehold.run("cluster", "create", cluster, *order, "--wait")
    creating = journal.requests(begin)
    checks.that(created, " ".join(["cluster create", cluster, *order, "--wait"]), said)
    found = freehold.read("cluster", "get", cluster)
    checks.that(phase(found) == "running", f"{cluster} is running", found)
    made = account.things(url) - before
    counted = nodes_in_aws(url)
    checks.that(counted == [nodes], f"in AWS the node group of {cluster} has {nodes}", counted)

    scale(checks, freehold, url, cluster, *scaled)

    begin = journal.mark()
    deleted, *said = freehold.run("cluster", "delete", cluster, "--confirm", cluster, "--wait")
    deleting = journal.requests(begin)
    checks.that(deleted, f"cluster delete {cluster} --confirm {cluster} --wait", said)
    after = account.things(url)
    checks.that(after <= before, f"nothing is left of {cluster}", sorted(after - before))
    checks.that(before <= after, "nothing else is gone", sorted(before - after))
    print(f"    create: {summary(creating)}\n    delete: {summary(deleting)}")
    calls = len(creating) + len(deleting)
    print(f"    {len(made)} objects, {calls / max(len(made), 1):.2f} calls for each of them", flush=True)


def judge(checks, journal, freehold, data, log, secret):
    """What holds for the run as a whole."""
    print("the whole run", flush=True)
    lines = {f"{name(request)}: {request['verdict'].splitlines()[0]}" for request in journal.refused()}
    checks.that(not lines, "AWS refused nothing but probes", "\n      ".join(sorted(lines)))
    lines = {f"{name(request)}: {request['status']}" for request in journal.unanswered()}
    checks.that(not lines, "moto had an answer to everything", "\n      ".join(sorted(lines)))
    said = "".join(freehold.printed) + log.read_text(errors="replace")
    checks.that(secret not in said, "the secret key is in nothing that Freehold printed", "it is")
    kept = [file for file in data.rglob("*") if file.is_file() and secret.encode() in file.read_bytes()]
    checks.that(not kept, "the secret key is in no file of Freehold", kept)


def run(binary, folder):
    checks = Checks()
    with processes.moto(folder) as (url, path):
        journal = Journal(path)
        made = setup_account.make_user(url, POLICY.read_text())
        bystanders = setup_account.make_bystanders(url)
        untouched = setup_account.describe_bystanders(url, bystanders)
        with serving(binary, folder, url) as (freehold, data, log):
            if add_credential(checks, freehold, setup_account.printed(made)):
                life(checks, freehold, url, journal, "one", "dedicated", nodes=1, scaled=[2])
                sizes = ["--min", "3", "--max", "6"]
                life(checks, freehold, url, journal, "two", "dedicated-ha", *sizes, nodes=3, scaled=[4, 6])
            judge(checks, journal, freehold, data, log, made["AccessKey"]["SecretAccessKey"])
            if checks.failed:
                print(f"\nThe end of the server's log:\n{processes.tail(log)}", file=sys.stderr)
        same = setup_account.describe_bystanders(url, bystanders) == untouched
        checks.that(same, "the VPC, the subnet and the role of somebody else are untouched", json.dumps(bystanders))
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed == 0


if __name__ == "__main__":
    program = os.environ.get("FREEHOLD_BINARY", "")
    if not Path(program).is_file():
        sys.exit(f"FREEHOLD_BINARY names no file: {program!r}. Set it to the built freehold.")
    if not POLICY.is_file():
        sys.exit(f"{POLICY} is not there; it is the policy that the user gets.")
    # An end from outside has to end the children as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(0 if run(program, scratch) else 1)
