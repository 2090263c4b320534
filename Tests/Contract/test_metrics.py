"""What Prometheus is told, read by Prometheus' own parser."""
import urllib.error
import urllib.request

import pytest
from prometheus_client.parser import text_string_to_metric_families


def scrape(server):
    with urllib.request.urlopen(f"http://127.0.0.1:{server.metrics}/metrics", timeout=5) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        return {family.name: family for family in text_string_to_metric_families(answer.read().decode())}


def value(families, name, **labels):
    family = families[name.removesuffix("_total")]
    return sum(sample.value for sample in family.samples
               if sample.name == name and labels.items() <= sample.labels.items())


def test_requests_are_counted_by_route(server):
    name, route = "freehold_http_requests_total", "/api/v1/workspaces/{workspace}/clusters/{cluster}"
    before = scrape(server)
    for path in ("clusters/payments", "clusters/payments", "clusters/none", "/api/v1/one", "/api/v1/two"):
        server.ask("GET", path)
    after = scrape(server)
    assert value(after, name, route=route, status="2xx") - value(before, name, route=route, status="2xx") == 2
    assert value(after, name, route=route, status="4xx") - value(before, name, route=route, status="4xx") == 1
    assert value(after, name, route="other", status="4xx") - value(before, name, route="other", status="4xx") == 2
    seconds = after["freehold_http_request_duration_seconds"].samples
    buckets = [sample for sample in seconds if sample.labels.get("route") == route and "le" in sample.labels]
    assert [one.value for one in buckets] == sorted(one.value for one in buckets)
    total = [sample for sample in seconds if sample.name.endswith("_count") and sample.labels["route"] == route]
    assert buckets[-1].labels["le"] == "+Inf" and buckets[-1].value == total[0].value


def test_the_work_of_the_loop_is_counted(server):
    server.reaches("clusters/payments", "running")
    found = scrape(server)
    assert value(found, "freehold_clusters", phase="running") >= 1
    assert value(found, "freehold_credentials", phase="ready") >= 1
    assert value(found, "freehold_passes_total", kind="cluster", outcome="done") > 3
    assert value(found, "freehold_cloud_calls_total", provider="aws", outcome="2xx") > 30
    assert value(found, "freehold_outbox_length") == 0
    assert 1e7 < value(found, "process_resident_memory_bytes") < 4e9
    assert value(found, "process_cpu_seconds_total") > 0
    assert value(found, "process_open_fds") > 5


def test_no_name_that_somebody_chose_is_told(server):
    found = scrape(server)
    labels = [text for family in found.values() for sample in family.samples for text in sample.labels.values()]
    assert not {"payments", "mine", "default"} & set(labels)
    assert sum(len(family.samples) for family in found.values()) < 2000


def test_there_is_nothing_else_there(server):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(f"http://127.0.0.1:{server.metrics}/api/v1/version", timeout=5)
    assert refusal.value.code == 404
