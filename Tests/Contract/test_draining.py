"""After a SIGTERM a server says for a while that it stops, and answers meanwhile."""
import signal
import time

from premises import serving


def test_a_server_that_is_to_stop_says_so_first(tmp_path):
    with serving(tmp_path, FREEHOLD_DRAIN_SECONDS="2") as server:
        assert server.ask("GET", "/readyz?verbose")[0] == 200
        server.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + 1
        while (status := server.ask("GET", "/readyz")[0]) == 200 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert status == 503
        assert server.ask("GET", "/livez")[0] == 200
        assert server.ask("GET", "clusters")[0] == 200
        assert server.process.wait(20) == 0
        # What `serving` looks for is that it did not end by itself.
        server.process.poll = lambda: None
