"""A stream that is cut 200 times while events are written: none is lost, none comes twice."""
import random
import threading

import raw

CUTS = 200


class Writer(threading.Thread):
    """Has events written, one after another, until it is told to stop."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.is_over, self.count = server, threading.Event(), 0

    def run(self):
        while not self.is_over.wait(0.002):
            if self.server.ask("POST", "clusters/streamed/retry")[0] == 202:
                self.count += 1


def frames(server, last, budget):
    """The ids of the whole events that a connection brought before it was cut, `budget` bytes behind its head."""
    line = "GET /api/v1/workspaces/default/clusters/streamed/events/stream HTTP/1.1"
    with raw.connect(server.port, 10) as connection:
        connection.sendall(raw.request(server, line, f"Last-Event-ID: {last}"))
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(1)
        assert data.startswith(b"HTTP/1.1 200"), data
        body = b""
        while len(body) < budget and (chunk := connection.recv(budget - len(body))):
            body += chunk
    return [int(line[4:]) for frame in body.split(b"\n\n")[:-1] for line in frame.splitlines()
            if line.startswith(b"id: ")]


def test_200_cuts_lose_and_repeat_nothing(server):
    assert server.ask("POST", "clusters", server.order("streamed"), key="streamed")[0] == 202
    writer, dice, seen, last = Writer(server), random.Random(1), [], 0
    writer.start()
    try:
        for _ in range(CUTS):
            ids = frames(server, last, dice.choice([60, 300, 500, 900, 1500]))
            seen += ids
            last = ids[-1] if ids else last
    finally:
        writer.is_over.set()
        writer.join()
    missing = server.read(f"clusters/streamed/events?after={last}&limit=1")["items"]
    written = [event["id"] for event in server.everything("clusters/streamed/events")]
    assert len(seen) == len(set(seen)), "an event came twice"
    assert seen == [one for one in written if one <= last], "an event was lost, or out of order"
    assert len(seen) > CUTS / 2, "hardly anything was written meanwhile"
    assert not missing or missing[0]["id"] > last
