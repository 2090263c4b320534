"""Bytes to a port, and what comes back: no client between that would not send what is wrong."""
import json
import re
import socket
import time

# What a problem has (RFC 9457, and ours).
FIELDS = {"type", "title", "status", "detail", "remedy"}


class Answer:
    def __init__(self, data, took):
        self.data, self.took = data, took
        head, _, self.body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1]) if data else None
        pairs = [line.split(":", 1) for line in lines[1:]]
        self.headers = {name.lower(): value.strip() for name, value in pairs}
        # A second answer that nobody asked for is what smuggling is made of.
        self.count = len(re.findall(rb"HTTP/1\.1 [0-9]{3} ", data))

    def is_problem(self):
        if self.headers.get("content-type") != "application/problem+json":
            return False
        body = json.loads(self.body)
        return FIELDS <= body.keys() and body["status"] == self.status


def connect(port, timeout=5):
    connection = socket.create_connection(("127.0.0.1", port), timeout)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def read_all(connection):
    """All that comes until the other side closes, or says nothing more for a while."""
    data = b""
    try:
        while chunk := connection.recv(1 << 16):
            data += chunk
            connection.settimeout(0.3)
    except (TimeoutError, ConnectionError):
        pass
    return data


def send(port, data, timeout=5):
    with connect(port, timeout) as connection:
        began = time.monotonic()
        try:
            connection.sendall(data)
        except ConnectionError:
            pass
        return Answer(read_all(connection), time.monotonic() - began)


def request(server, line, *headers, body=b"", host=True):
    """A request with a token; `headers` are lines without their ends."""
    lines = [line, f"Authorization: Bearer {server.token}", "Connection: close", *headers]
    if host:
        lines.insert(1, f"Host: 127.0.0.1:{server.port}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
