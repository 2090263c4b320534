"""contract.py: schemathesis against the description that the server itself serves.

Every operation gets requests as it describes them and as it does not, from somebody who may do everything. Exits with
1 unless each answer is one that is described, each refusal a problem, and the server alive."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from premises import serving

HERE = Path(__file__).resolve().parent
SEED = os.environ.get("SEED", "1")
EXAMPLES = os.environ.get("EXAMPLES", "12")
DESCRIPTION = os.environ.get("DESCRIPTION")
# A stream has no end to judge; it is read in test_events.py.
ENDLESS = "streamClusterEvents"


def judge(server):
    program = Path(sys.executable).with_name("schemathesis")
    return subprocess.run(
        [program, "--config-file", HERE / "schemathesis.toml", "run",
         DESCRIPTION or f"{server.url}/api/v1/openapi.yaml", "--url", server.url,
         "--header", f"Authorization:Bearer {server.token}", "--exclude-operation-id", ENDLESS,
         "--generation-with-security-parameters", "false",
         # What no schema can say, such as that a credential of this name is there, is told with a 422.
         "--checks", "all", "--exclude-checks", "positive_data_acceptance",
         "--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES, "--seed", SEED,
         "--continue-on-failure", "--no-color", "--generation-database", ":memory:", "--request-timeout", "10",
         "--max-response-time", "5", *sys.argv[1:]]).returncode


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        with serving(folder) as server:
            server.add_credential()
            status, _, body = server.ask("POST", "clusters", server.order("payments"), key="payments")
            assert status == 202, body
            verdict = judge(server)
            if not server.is_alive():
                sys.exit("the server does not answer any more")
        log = (Path(folder) / "server.log").read_text()
        for line in log.splitlines():
            if "met something unknown" in line:
                print(line)
                verdict = verdict or 1
    sys.exit(verdict)
