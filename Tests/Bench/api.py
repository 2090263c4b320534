"""api.py: how fast the API answers with 10,000 clusters in the store, beside what it takes with one page of them.

Two servers of the same build take turns, one with a small store: ratios between them hold on any machine.
Requests are sent at a fixed rate whether or not the ones before were answered, and count from when they were due, so
that a server that stalls is not spared what it kept waiting. Exits with 1 when a target is missed by more than noise
explains."""
import argparse
import contextlib
import http.client
import json
import os
import queue
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Contract"))
from premises import BINARY, serving  # noqa: E402

READS = ["clusters?limit=50", "clusters/payments", "clusters/payments/events?limit=50",
         "clusters/payments/operations", "credentials/mine"]
# As many as a page shows: else the one store would be asked for more than the other.
PAGE = 50
# How much longer it may take with all of them in the store.
TARGET = {"reads": 2.0, "writes": 2.0, "first page": 2.0, "command": 1.5}


def fill(database, count):
    """Puts copies of the one cluster that is there beside it; they are settled, and are looked at much later."""
    with contextlib.closing(sqlite3.connect(database)) as tables, tables:
        tables.execute("UPDATE owner SET look_at = look_at + 1e7")
        (source,) = tables.execute("SELECT id FROM cluster").fetchone()
        for table, key in [("owner", "id"), ("cluster", "id"), ("step", "owner"), ("operation", "owner"),
                           ("event", "owner")]:
            columns = [row[1] for row in tables.execute(f"PRAGMA table_info({table})")]
            if table == "event":
                columns.remove("id")
            rows = tables.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {key} = ?", (source,)).fetchall()
            places = ", ".join("?" * len(columns))
            statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
            name = columns.index("name") if table == "cluster" else None
            for number in range(count):
                copies = []
                for row in rows:
                    copy = list(row)
                    copy[columns.index(key)] = f"bench{number:05}"
                    if name is not None:
                        copy[name] = f"bench-{number:05}"
                    copies.append(copy)
                tables.executemany(statement, copies)


@contextlib.contextmanager
def contestant(folder, count):
    folder.mkdir()
    with serving(folder) as server:
        server.add_credential()
        status, _, body = server.ask("POST", "clusters", server.order("payments"), key="payments")
        assert status == 202, body
        server.reaches("clusters/payments", "running", 120)
    fill(folder / "data" / "freehold.db", count)
    with serving(folder) as server:
        yield server


def rate(server, rate, seconds, ask):
    """Latencies in ms of requests that were due at a fixed rate, and how many were not answered as they should be."""
    due, found, lock, wrong = queue.Queue(), [], threading.Lock(), [0]
    token = server.token

    def work():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.connect()
        while (item := due.get()) is not None:
            at, number = item
            method, path, body = ask(number)
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json",
                       "Idempotency-Key": f'"{uuid.uuid4()}"'}
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            with lock:
                found.append((time.monotonic() - at) * 1000)
                wrong[0] += answer.status >= 300

    workers = [threading.Thread(target=work, daemon=True) for _ in range(16)]
    for worker in workers:
        worker.start()
    begin = time.monotonic()
    for number in range(rate * seconds):
        at = begin + number / rate
        if (wait := at - time.monotonic()) > 0:
            time.sleep(wait)
        due.put((at, number))
    for _ in workers:
        due.put(None)
    for worker in workers:
        worker.join(60)
    found.sort()
    return found, wrong[0] + rate * seconds - len(found)


def read(number):
    return "GET", f"/api/v1/workspaces/default/{READS[number % len(READS)]}", None


def write(number):
    return "POST", "/api/v1/tokens", json.dumps({"name": f"bench-{number}"})


def median_of(count, act):
    took = []
    for _ in range(count):
        began = time.monotonic()
        act()
        took.append((time.monotonic() - began) * 1000)
    return sorted(took)[count // 2]


def first_page(server):
    status, _, body = server.ask("GET", "clusters?limit=50")
    assert status == 200 and json.loads(body)["items"]


def command(server):
    environment = {**os.environ, "FREEHOLD_URL": server.url, "FREEHOLD_TOKEN": server.token, "HOME": "/nonexistent"}
    program = subprocess.Popen([BINARY, "cluster", "get", "payments"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=environment)
    said = program.stdout.read(1)
    program.stdout.read()
    assert program.wait() == 0 and said, program.stderr.read()


def help_of_command():
    subprocess.run([BINARY, "--help"], stdout=subprocess.DEVNULL, check=True)


def at(found, share):
    return found[min(len(found) - 1, int(len(found) * share))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clusters", type=int, default=10_000)
    parser.add_argument("--rate", type=int, default=200, help="requests a second")
    parser.add_argument("--seconds", type=int, default=15)
    chosen = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        small = stack.enter_context(contestant(folder / "small", PAGE - 1))
        large = stack.enter_context(contestant(folder / "large", chosen.clusters))
        figures = {}
        for kind, ask in [("reads", read), ("writes", write)]:
            for name, server in [("small", small), ("large", large)]:
                found, wrong = rate(server, chosen.rate, chosen.seconds, ask)
                if wrong:
                    sys.exit(f"{wrong} {kind} were not answered as they should be ({name})")
                figures[kind, name] = found
        for kind, act, count in [("first page", first_page, 30), ("command", command, 15)]:
            for name, server in [("small", small), ("large", large)]:
                figures[kind, name] = [median_of(count, lambda: act(server))]
        bare = median_of(15, help_of_command)
    print(f"{chosen.clusters} clusters in the store, {chosen.rate} requests a second; ms, p50 and p99:")
    missed = 0
    for kind in ("reads", "writes"):
        for name in ("small", "large"):
            found = figures[kind, name]
            print(f"  {kind}, {name} store: {at(found, 0.5):.1f} and {at(found, 0.99):.1f}")
    for kind in ("first page", "command"):
        print(f"  {kind}: {figures[kind, 'large'][0]:.1f}, small store {figures[kind, 'small'][0]:.1f}")
    print(f"  the command's help, without a server: {bare:.1f}")
    print("large store ÷ small store:")
    for kind, target in TARGET.items():
        ratio = at(figures[kind, "large"], 0.5) / at(figures[kind, "small"], 0.5)
        missed += ratio > target
        print(f"  {kind}, p50: {ratio:.2f} (target ≤ {target}) {'✗' if ratio > target else '✓'}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
