"""Freehold, a boto3 script and Terraform: each makes an EKS cluster and what it needs on moto, and removes it.

Every one of them gets an account of its own, as a user with Freehold's policy, and answers with the cost of making
and of removing."""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import account
import processes
import referees
import setup_account
from freehold import serving
from journal import Journal
from measuring import Cost, cpu_of, peak_of, ran

POLICY = referees.ROOT / "Clouds/AWS/Documents/policy.json"
BINARY = os.environ.get("FREEHOLD_BINARY", "")


class Account:
    """A new account on moto; counts what a contestant calls and makes in it."""

    def __init__(self, url, path, folder):
        self.url, self.journal, self.folder = url, Journal(path), Path(folder)
        self.key = setup_account.make_user(url, POLICY.read_text())["AccessKey"]
        # The first count loads AWS's own policies, which takes moto longer than all the rest.
        self.before, self.mark = account.count(url), 0
        self.things = account.things(url)
        self.begins()

    def begins(self):
        self.mark = self.journal.mark()

    def counted(self, cost):
        """Completes a cost with what happened since it began."""
        cost.calls = self.journal.mark() - self.mark
        cost.objects = (account.count(self.url) - self.before).total()
        self.begins()
        return cost

    def emptied(self, cost):
        """The same for a removal, after which nothing may be left."""
        cost = self.counted(cost)
        if left := account.things(self.url) - self.things:
            sys.exit(f"There is something left: {sorted(left)}")
        return cost

    def environment(self):
        return {"AK": self.key["AccessKeyId"], "SK": self.key["SecretAccessKey"]}


@contextlib.contextmanager
def new_account():
    with tempfile.TemporaryDirectory() as folder, processes.moto(folder) as (url, path):
        yield Account(url, path, folder)


def freehold(speed):
    """From an empty data folder: the start of the server, the credential and the cluster; then its removal."""
    order = ["bench", "--provider", "aws", "--type", "dedicated", "--region", setup_account.REGION]
    sizes = ["--credential", "bench", "--min", "1", "--max", "3"]
    with new_account() as aws:
        key = aws.folder / "key.json"
        key.write_text(setup_account.printed({"AccessKey": aws.key}))
        began = time.monotonic()
        with serving(BINARY, aws.folder, aws.url, "--speed", speed) as (program, _, _):
            def commanded(*arguments):
                return ran([BINARY, *arguments], program.environment, aws.folder)

            add = commanded("credential", "add", "bench", "--provider", "aws", "--secret-file", key)
            create = commanded("cluster", "create", *order, *sizes, "--wait")
            used = cpu_of(program.server)
            cost = Cost(time.monotonic() - began, used + add.cpu + create.cpu, peak_of(program.server))
            made = aws.counted(cost)

            idle = cpu_of(program.server)
            delete = commanded("cluster", "delete", "bench", "--confirm", "bench", "--wait")
            cost = Cost(delete.seconds, cpu_of(program.server) - idle + delete.cpu, peak_of(program.server))
            return made, aws.emptied(cost)


def script():
    """The referees' boto3 script: one call after the other, no look at what is there."""
    with new_account() as aws:
        command = [sys.executable, referees.FOLDER / "boto3_stack.py", aws.url]
        state = aws.folder / "state.json"
        made = aws.counted(ran([*command, "create", state], aws.environment(), aws.folder))
        return made, aws.emptied(ran([*command, "destroy", state], aws.environment(), aws.folder))


def terraform(folder):
    with new_account() as aws:
        command = ["terraform", f"-chdir={folder}"]
        given = {"endpoint": aws.url, "access_key": aws.key["AccessKeyId"], "secret_key": aws.key["SecretAccessKey"]}
        variables = [part for name, value in given.items() for part in ("-var", f"{name}={value}")]
        options = ["-auto-approve", "-no-color", "-input=false", *variables]
        made = aws.counted(ran([*command, "apply", *options], {}, aws.folder))
        return made, aws.emptied(ran([*command, "destroy", *options], {}, aws.folder))


def prepare_terraform(scratch):
    """(A folder in which Terraform can work, or None; why it cannot). TERRAFORM_PLUGINS names a folder of providers."""
    if not shutil.which("terraform"):
        return None, "there is no terraform on the PATH"
    root = Path(scratch) / "referee"
    shutil.copytree(referees.FOLDER / "terraform", root / "terraform")
    for policy in referees.FOLDER.glob("*-policy.json"):
        shutil.copy(policy, root)
    folder = root / "terraform"
    folder.chmod(0o755)
    plugins = os.environ.get("TERRAFORM_PLUGINS")
    options = [f"-plugin-dir={plugins}"] if plugins else []
    done = subprocess.run(
        ["terraform", f"-chdir={folder}", "init", "-no-color", "-input=false", *options], capture_output=True,
        text=True, stdin=subprocess.DEVNULL)
    lines = [line for line in done.stderr.splitlines() if "Error" in line]
    return (folder, None) if done.returncode == 0 else (None, f"terraform init: {' '.join(lines) or done.returncode}")
