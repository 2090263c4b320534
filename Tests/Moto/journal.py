"""Reads strict_moto's journal: one JSON line for each request that reached moto."""
import collections
import json

# What a preflight tries, knowing that the seed's policy may well not allow it.
PROBES = {"iam:SimulatePrincipalPolicy", "servicequotas:GetServiceQuota"}
READS = ("Describe", "Get", "List")


class Journal:
    def __init__(self, path):
        self.path = path

    def requests(self, since=0):
        return [json.loads(line) for line in self.path.read_text().splitlines()[since:]]

    def mark(self):
        return len(self.requests())

    def refused(self, since=0):
        """Requests refused for their signature or for want of a permission, probes left out."""
        bad = [request for request in self.requests(since) if request["verdict"] != "ok"]
        return [request for request in bad if name(request) not in PROBES]

    def unanswered(self):
        """Requests that moto could make nothing of: it broke, or has no such call."""
        return [
            request for request in self.requests() if request["status"] >= "500" or " " in (request["action"] or " ")
        ]


def name(request):
    return f"{request['service']}:{request['action']}"


def summary(requests):
    """Calls by name, the most frequent first, and how many of them change something."""
    counts = collections.Counter(name(request) for request in requests)
    changing = sum(not request["action"].startswith(READS) for request in requests)
    listed = ", ".join(f"{call} {count}" for call, count in counts.most_common(8))
    return f"{len(requests)} calls, {changing} of them changing something; most often {listed}"
