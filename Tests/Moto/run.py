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

from botocore.exceptions import ClientError

import referees

referees.use()

import account  # noqa: E402
import processes  # noqa: E402
import setup_account  # noqa: E402
from freehold import eventually, phase, serving  # noqa: E402
from journal import Journal, name, summary  # noqa: E402

POLICY = referees.ROOT / "Clouds/AWS/Documents/policy.json"
REGION = setup_account.REGION
# moto has everything ready at once; Freehold's patience is that of a real cloud, so many times as fast.
SPEED = os.environ.get("SPEED", "30")


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, fact, text, otherwise=""):
        """Prints one line; `otherwise` says what was found instead."""
        self.passed, self.failed = self.passed + bool(fact), self.failed + (not fact)
        print(f"  ✓ {text}" if fact else f"  ✗ {text}\n      {str(otherwise).strip()}", flush=True)
        return fact


def refuses(call, code):
    """Whether AWS answers a call with this refusal."""
    try:
        call()
    except ClientError as refusal:
        return refusal.response["Error"]["Code"] == code
    return False


def test_judges(checks, url, access_key, freehold):
    """A referee that is asleep lets everything pass: it has to refuse what is wrong before it judges the rest."""
    print("the judges", flush=True)
    key = {"aws_access_key_id": access_key["AccessKeyId"], "aws_secret_access_key": access_key["SecretAccessKey"]}
    wrong = {**key, "aws_secret_access_key": key["aws_secret_access_key"][::-1]}
    (iam,) = setup_account.clients(url, "iam", key=key)
    (sts,) = setup_account.clients(url, "sts", key=wrong)
    checks.that(refuses(iam.list_roles, "AccessDenied"), "AWS refuses the user what the policy leaves out")
    checks.that(refuses(sts.get_caller_identity, "SignatureDoesNotMatch"), "AWS refuses a signature by another secret")
    pasted = setup_account.printed({"AccessKey": {**access_key, "SecretAccessKey": wrong["aws_secret_access_key"]}})
    added, *said = freehold.run("credential", "add", "mistyped", "--provider", "aws", "-", given=pasted)
    seen = eventually(lambda: phase(freehold.read("credential", "get", "mistyped")) == "invalid", 60)
    checks.that(seen, "a credential with another secret is Invalid", said)


def add_credential(checks, freehold, access_key):
    added, *said = freehold.run("credential", "add", "aws-byoc", "--provider", "aws", "-", given=access_key)
    checks.that(added, "the printed access key is taken from standard input", said)
    seen = eventually(lambda: phase(freehold.read("credential", "get", "aws-byoc")) in ("ready", "invalid"), 120)
    found = freehold.read("credential", "get", "aws-byoc")
    return checks.that(seen and phase(found) == "ready", "the credential is Ready", found)


def nodes_in_aws(url):
    return [sizes["desiredSize"] for sizes in account.node_groups(url)]


def scale(checks, freehold, url, cluster, least, most):
    """Asks for so many nodes at least, and finds that many in AWS."""
    order = ["cluster", "edit", cluster, "--min", str(least), "--max", str(most), "--wait"]
    asked, *said = freehold.run(*order)
    checks.that(asked, " ".join(order), said)
    scaled = eventually(lambda: nodes_in_aws(url) == [least], 600)
    checks.that(scaled, f"in AWS the node group of {cluster} has {least}", nodes_in_aws(url))
    again = eventually(lambda: phase(freehold.read("cluster", "get", cluster)) == "running", 600)
    checks.that(again, f"{cluster} is running again", freehold.read("cluster", "get", cluster))


def life(checks, freehold, url, journal, cluster, kind, *sizes, nodes, scaled):
    """One cluster from create to delete, and what its owner finds in the account meanwhile."""
    print(f"{cluster}, {kind}", flush=True)
    before, counted = account.things(url), account.count(url)
    begin = journal.mark()
    order = ["--provider", "aws", "--type", kind, "--region", REGION, "--credential", "aws-byoc", *sizes]
    created, *said = freehold.run("cluster", "create", cluster, *order, "--wait")
    creating = journal.requests(begin)
    checks.that(created, " ".join(["cluster create", cluster, *order, "--wait"]), said)
    found = freehold.read("cluster", "get", cluster)
    checks.that(phase(found) == "running", f"{cluster} is running", found)
    made = account.count(url) - counted
    found = nodes_in_aws(url)
    checks.that(found == [nodes], f"in AWS the node group of {cluster} has {nodes}", found)

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
    print(f"    {made.total()} objects, {calls / max(made.total(), 1):.2f} calls for each of them", flush=True)


def judge(checks, journal, begin, freehold, data, log, secret):
    """What holds for the run as a whole."""
    print("the whole run", flush=True)
    lines = {f"{name(request)}: {request['verdict'].splitlines()[0]}" for request in journal.refused(begin)}
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
        with serving(binary, folder, url, "--speed", SPEED) as (freehold, data, log):
            test_judges(checks, url, made["AccessKey"], freehold)
            begin = journal.mark()
            if add_credential(checks, freehold, setup_account.printed(made)):
                life(checks, freehold, url, journal, "one", "dedicated", nodes=1, scaled=[2, 2])
                sizes = ["--min", "3", "--max", "6"]
                life(checks, freehold, url, journal, "two", "dedicated-ha", *sizes, nodes=3, scaled=[4, 6])
            judge(checks, journal, begin, freehold, data, log, made["AccessKey"]["SecretAccessKey"])
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
