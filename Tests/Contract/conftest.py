"""One server for all of these tests."""
import pytest

from premises import serving


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("contract")) as server:
        server.add_credential()
        status, _, body = server.ask("POST", "clusters", server.order("payments"), key="payments")
        assert status == 202, body
        yield server
        assert server.is_alive()
        log = (server.data.parent / "server.log").read_text()
        assert "met something unknown" not in log, log
