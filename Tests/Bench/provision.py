"""provision.py: what it costs to make and remove an EKS cluster, with everything around it.

Measured in one run: Freehold, a plain boto3 script and Terraform on moto; then Freehold on the simulated AWS, where
things take as long as they do in AWS, against the longest chain of what had to wait for each other. FREEHOLD_BINARY
names the program, REFEREES the folder of the script, the Terraform module and the scales. Times are only good for
comparing: the ratios are the result."""
import argparse
import signal
import sys
import tempfile
from pathlib import Path

# The accounts on moto, and the program as a child, are those of the moto test.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Moto"))
import referees  # noqa: E402

referees.use()

import contestants  # noqa: E402
import simulated  # noqa: E402
from measuring import median  # noqa: E402

# The bars of the project: Freehold against the other in the same run, and the server's memory in MiB.
CPU_OF_SCRIPT, CALLS_OF_SCRIPT, MEMORY, MAKESPAN = 1.0, 1.5, 80, 1.05


def measure(rounds, speed):
    """Medians by contestant: (making, removing)."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, reason = contestants.prepare_terraform(scratch)
        runs = {"Freehold": lambda: contestants.freehold(speed), "boto3 script": contestants.script}
        if folder:
            runs["Terraform"] = lambda: contestants.terraform(folder)
        else:
            print(f"Terraform is left out: {reason}.")
        costs = {name: [] for name in runs}
        for number in range(rounds):
            for name, run in runs.items():
                costs[name].append(run())
                print(f"round {number + 1} of {rounds}: {name}", flush=True)
    return {name: tuple(median(list(phase)) for phase in zip(*found)) for name, found in costs.items()}


def show(costs, speed, rounds):
    print(f"\nOn moto, medians of {rounds} rounds; Freehold waits {speed} times as short as for AWS:\n")
    print(f"{'':22}{'objects':>8}{'calls':>7}{'CPU s':>8}{'peak MiB':>10}{'wall s':>8}")
    for name, (made, removed) in costs.items():
        for verb, cost in (("create", made), ("delete", removed)):
            row = f"{made.objects:>8.0f}{cost.calls:>7.0f}{cost.cpu:>8.2f}{cost.memory:>10.0f}{cost.seconds:>8.1f}"
            print(f"{name + ', ' + verb:22}{row}")


def verdict(text, found, bar):
    print(f"  {'✓' if found <= bar else '✗'} {text}: {found:.3f} (bar: {bar})")


def compare(costs):
    """Ratios for create and delete together. The others make no add-ons: where that counts, it is for each object."""
    def total(name, field):
        return sum(getattr(cost, field) for cost in costs[name])

    def per_object(name):
        return total(name, "calls") / costs[name][0].objects

    ours, script = "Freehold", "boto3 script"
    print("\nFreehold ÷ the boto3 script, create and delete together:")
    verdict("CPU", total(ours, "cpu") / total(script, "cpu"), CPU_OF_SCRIPT)
    verdict("calls for each object", per_object(ours) / per_object(script), CALLS_OF_SCRIPT)
    print(f"    ({per_object(ours):.2f} against {per_object(script):.2f})")
    print(f"    wall: {total(ours, 'seconds') / total(script, 'seconds'):.2f}")
    verdict("peak MiB of the server", max(cost.memory for cost in costs[ours]), MEMORY)
    if "Terraform" in costs:
        memory = max(c.memory for c in costs[ours]) / max(c.memory for c in costs["Terraform"])
        print("Freehold ÷ Terraform:")
        print(f"    CPU: {total(ours, 'cpu') / total('Terraform', 'cpu'):.3f}, memory: {memory:.3f}")
        print(f"    calls for each object: {per_object(ours) / per_object('Terraform'):.2f}")


def show_simulated(speed):
    print(f"\nOn the simulated AWS, {speed} times as fast as AWS, Dedicated HA with autoscaling:", flush=True)
    for verb, found in simulated.measure(speed):
        chain = " → ".join(f"{name} {seconds / 60:.1f}" for name, seconds in found.chain)
        print(f"  {verb}: {found.makespan / 60:.1f} min; critical path {found.critical / 60:.1f} min: {chain}")
        verdict(f"{verb}, makespan ÷ critical path", found.makespan / found.critical, MAKESPAN)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--speed", default="120", help="of Freehold's patience on moto, where nothing takes time")
    parser.add_argument("--simulated-speed", type=float, default=4, help="of the simulated AWS")
    chosen = parser.parse_args()
    if not Path(contestants.BINARY).is_file():
        sys.exit(f"FREEHOLD_BINARY names no file: {contestants.BINARY!r}. Set it to the built freehold.")
    print(f"Freehold is {contestants.BINARY}")
    costs = measure(chosen.rounds, chosen.speed)
    show(costs, chosen.speed, chosen.rounds)
    compare(costs)
    show_simulated(chosen.simulated_speed)


if __name__ == "__main__":
    # An end from outside has to end the children as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    main()
