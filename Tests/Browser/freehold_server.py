"""`freehold serve --simulate` in a folder of its own, for as long as a `with` lasts."""
import json
import os
import re
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

BINARY = os.environ["FREEHOLD_BINARY"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, speed):
        self.speed = speed
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = tempfile.TemporaryDirectory(prefix="freehold-browser-")
        self.data = Path(self.folder.name) / "data"

    def __enter__(self):
        self.log = open(Path(self.folder.name) / "log", "w+b")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--simulate", "--speed", str(self.speed), "--listen", f"127.0.0.1:{self.port}",
             "--data", str(self.data)], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        for _ in range(200):
            if b"takes requests" in Path(self.log.name).read_bytes():
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(Path(self.log.name).read_text())

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.log.close()
        self.folder.cleanup()

    @property
    def token(self):
        return (self.data / "admin-token").read_text().strip()

    def console(self, cloud, order, **words):
        """Does what a person would do at the simulated cloud's own console; what it says."""
        said = Path(self.log.name).read_text()
        address = re.search(rf"The simulated {cloud} answers at (\S+)", said).group(1)
        request = urllib.request.Request(f"{address}/console/{order}", data=json.dumps(words).encode())
        return urllib.request.urlopen(request, timeout=10).read().decode().strip()

    @property
    def welcome(self):
        """The link that the server printed for the first administrator."""
        return self.url + "/welcome#" + (self.data / "first-invitation").read_text().strip()

    def key(self, cloud):
        """What a person would have copied from the terminal of the simulated cloud."""
        return (self.data / f"simulated-{cloud}-key.json").read_text()
