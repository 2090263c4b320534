"""500 equal creates at once, each on a connection of its own."""
import json
import selectors

import raw

COUNT = 500


def test_500_equal_creates_make_one_cluster(server):
    body = json.dumps(server.order("once-only")).encode()
    request = raw.request(server, "POST /api/v1/workspaces/default/clusters HTTP/1.1", "Content-Type: application/json",
                          'Idempotency-Key: "only-once"', f"Content-Length: {len(body)}", body=body)
    connections = [raw.connect(server.port, 30) for _ in range(COUNT)]
    try:
        # Everything but the last byte is there before any of them is whole.
        for connection in connections:
            connection.sendall(request[:-1])
        for connection in connections:
            connection.sendall(request[-1:])
        answers = collect(connections)
    finally:
        for connection in connections:
            connection.close()
    assert [answer.status for answer in answers] == [202] * COUNT
    seen = {(json.loads(answer.body)["id"], json.loads(answer.body)["createdAt"]) for answer in answers}
    assert len(seen) == 1
    found = [one for one in server.everything("clusters?deleted=true") if one["name"] == "once-only"]
    assert len(found) == 1
    operations = server.everything(f"clusters/{found[0]['id']}/operations")
    assert [one["kind"] for one in operations] == ["create"]
    rows = server.everything("/api/v1/audit")
    assert sum(row["verb"] == "cluster.create" and row["subject"] == found[0]["id"] for row in rows) == 1


def collect(connections):
    data = {connection: b"" for connection in connections}
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            selector.register(connection, selectors.EVENT_READ)
        while selector.get_map():
            ready = selector.select(30)
            assert ready, "no answer for 30 s"
            for key, _ in ready:
                if chunk := key.fileobj.recv(1 << 16):
                    data[key.fileobj] += chunk
                else:
                    selector.unregister(key.fileobj)
    return [raw.Answer(one, 0) for one in data.values()]
