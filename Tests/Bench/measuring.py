"""What whole processes cost, told by the system and by the referees' pmeasure.py."""
import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass, fields
from pathlib import Path

import referees


@dataclass
class Cost:
    """Of one contestant, for making or for removing what it makes."""

    seconds: float = 0
    cpu: float = 0
    # MiB at the peak, of all its processes together.
    memory: float = 0
    calls: int = 0
    objects: int = 0


def median(costs):
    return Cost(*(statistics.median(getattr(cost, field.name) for cost in costs) for field in fields(Cost)))


def ran(command, environment, folder):
    """The cost of a command from its start to its end; ends the benchmark where it does not exit with 0."""
    output = Path(folder) / "output"
    measure = [sys.executable, str(referees.FOLDER / "pmeasure.py"), "-o", str(output), "--", *map(str, command)]
    done = subprocess.run(
        measure, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    found = json.loads(done.stdout)
    if found["rc"] != 0:
        sys.exit(f"{' '.join(map(str, command[:3]))} … exited with {found['rc']}:\n{output.read_text()[-2000:]}")
    # A process may be over before its memory is sampled; the system keeps the peak of each.
    memory = max(found["peak_sum_rss_mb"], found["max_single_rss_mb"])
    return Cost(seconds=found["wall"], cpu=found["cpu"], memory=memory)


def cpu_of(process):
    """Seconds that a running process has used, as system and as user."""
    stat = Path(f"/proc/{process}/stat").read_text()
    used = stat[stat.rindex(")") + 2:].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def peak_of(process):
    """MiB of memory that a running process has had at most."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
