"""How long Freehold takes on the simulated AWS, against the longest chain of what had to wait for each other.

How long each thing takes is told by boto3, which looks at the simulated AWS while Freehold works, and not by Freehold;
what waits for what is the plan that Freehold prints before it begins."""
import json
import tempfile
import threading
import time
from dataclasses import dataclass

import processes
import setup_account
from contestants import BINARY
from freehold import eventually, phase, serving

ORDER = ["--provider", "aws", "--type", "dedicated-ha", "--region", setup_account.REGION, "--credential", "bench"]
SIZES = ["--min", "3", "--max", "6"]


@dataclass
class Run:
    """In seconds of the cloud."""

    makespan: float
    critical: float
    # The critical path: what it leads through, and how long each took.
    chain: list


class Witness(threading.Thread):
    """Notes when each thing that takes time was first seen on its way, and when it had arrived."""

    def __init__(self, url, key):
        super().__init__(daemon=True)
        self.eks, self.ec2 = setup_account.clients(url, "eks", "ec2", key=key)
        self.is_over, self.began, self.ended = threading.Event(), {}, {}

    def run(self):
        while not self.is_over.wait(0.03):
            seen, now = self.look(), time.monotonic()
            for name, is_on_its_way in seen.items():
                if is_on_its_way:
                    self.began.setdefault(name, now)
                elif name in self.began:
                    self.ended.setdefault(name, now)
            # What is gone has arrived as well.
            for name in self.began.keys() - seen.keys():
                self.ended.setdefault(name, now)

    def look(self):
        """By step: whether AWS is at it."""
        found = {}
        for gateway in self.ec2.describe_nat_gateways()["NatGateways"]:
            if gateway["State"] != "deleted":
                found["nat-gateway"] = gateway["State"] in ("pending", "deleting")
        for cluster in self.eks.list_clusters()["clusters"]:
            found["control-plane"] = self.is_busy(self.eks.describe_cluster, name=cluster)
            for group in self.listed(self.eks.list_nodegroups, cluster, "nodegroups"):
                found["node-group"] = self.is_busy(
                    self.eks.describe_nodegroup, clusterName=cluster, nodegroupName=group)
            for addon in self.listed(self.eks.list_addons, cluster, "addons"):
                found[f"addon-{addon}"] = self.is_busy(self.eks.describe_addon, clusterName=cluster, addonName=addon)
        # A list goes on for a while to show what is gone.
        return {name: is_busy for name, is_busy in found.items() if is_busy is not None}

    def listed(self, call, cluster, key):
        try:
            return call(clusterName=cluster)[key]
        except self.eks.exceptions.ResourceNotFoundException:
            return []

    def is_busy(self, call, **names):
        """None for what is not there."""
        try:
            answer = call(**names)
        except self.eks.exceptions.ResourceNotFoundException:
            return None
        (thing,) = (value for key, value in answer.items() if key != "ResponseMetadata")
        return thing["status"] in ("CREATING", "DELETING", "UPDATING")

    def durations(self):
        """Seconds of ours, by step."""
        return {name: self.ended[name] - began for name, began in self.began.items() if name in self.ended}


def longest(needs, durations):
    """The chain of needs that takes longest: [(step, seconds)]. It is the same one way and the other."""
    chains = {}

    def chain(step):
        if step not in chains:
            before = max((chain(need) for need in needs.get(step, [])), key=length, default=[])
            chains[step] = before + ([(step, durations[step])] if durations.get(step) else [])
        return chains[step]

    return max(map(chain, needs), key=length)


def length(chain):
    return sum(seconds for _, seconds in chain)


def watched(program, url, owner, needs, speed, *command):
    """Runs a command to its end: what it took, and what it had to take."""
    key = {"aws_access_key_id": owner["AccessKeyId"], "aws_secret_access_key": owner["SecretAccessKey"]}
    witness = Witness(url, key)
    witness.start()
    began = time.monotonic()
    is_done, *said = program.run(*command)
    seconds = time.monotonic() - began
    witness.is_over.set()
    witness.join()
    if not is_done:
        raise SystemExit(f"{' '.join(command)}: {said}")
    chain = [(name, took * speed) for name, took in longest(needs, witness.durations())]
    return Run(seconds * speed, length(chain), chain)


def measure(speed):
    """Yields ("create", run) and ("delete", run)."""
    with tempfile.TemporaryDirectory() as scratch:
        with processes.simulated_aws(BINARY, scratch, speed) as (url, user, owner):
            with serving(BINARY, scratch, url, "--speed", str(speed)) as (program, _, _):
                pasted = json.dumps({"AccessKey": user})
                program.run("credential", "add", "bench", "--provider", "aws", "-", given=pasted)
                eventually(lambda: phase(program.read("credential", "get", "bench")) == "ready", 60)
                create = ["cluster", "create", "bench", *ORDER, *SIZES]
                plan = program.read(*create, "--dry-run")
                needs = {step["name"]: step["needs"] for step in plan["steps"]}
                yield "create", watched(program, url, owner, needs, speed, *create, "--wait")
                delete = ["cluster", "delete", "bench", "--confirm", "bench", "--wait"]
                yield "delete", watched(program, url, owner, needs, speed, *delete)
