import API
import ControlPlane
import Domain
import Foundation

extension Exposition {
    init(_ counts: Measurements.Counts, _ census: Census, _ usage: Usage?) {
        add("freehold_info", "gauge", "Which Freehold this is.", [Sample(1, ("version", Release.version))])
        add(requests: counts)
        add(work: counts)
        add(census)
        if let usage { add(usage) }
    }

    private mutating func add(requests counts: Measurements.Counts) {
        let requests = counts.requests.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
        add(
            "freehold_http_requests_total", "counter", "Requests that were answered.",
            requests.map { key, count in
                Sample(
                    Double(count), ("route", key.route), ("method", key.method), ("status", "\(key.status)xx"))
            })
        add(
            "freehold_http_request_duration_seconds", "How long an answer took, to its beginning where it is a stream.",
            counts.latencies.sorted { $0.key < $1.key }.map { ([("route", $0)], $1) })
    }

    private mutating func add(work counts: Measurements.Counts) {
        add(
            "freehold_passes_total", "counter", "Visits of the loop to a cluster or a credential.",
            counts.passes.map { pass, count in
                Sample(Double(count), ("kind", pass.kind), ("outcome", pass.isTroubled ? "trouble" : "done"))
            })
        add("freehold_pass_duration_seconds", "How long a visit took.", [([], counts.passLength)])
        add(
            "freehold_cloud_calls_total", "counter", "Calls to clouds, by the status of the answer.",
            counts.calls.map { calls, count in
                Sample(Double(count), ("provider", calls.provider), ("outcome", calls.outcome))
            })
        add(
            "freehold_cloud_call_duration_seconds", "How long a cloud took to begin its answer.",
            counts.callLengths.sorted { $0.key < $1.key }.map { ([("provider", $0)], $1) })
    }

    private mutating func add(_ census: Census) {
        add(
            "freehold_clusters", "gauge", "Clusters that are not deleted.",
            Phase.allCases.filter { $0 != .deleted }.map { phase in
                Sample(Double(census.clusters[phase] ?? 0), ("phase", phase.rawValue))
            })
        add(
            "freehold_credentials", "gauge", "Credentials that are not deleted.",
            Credential.Phase.allCases.map { phase in
                Sample(Double(census.credentials[phase] ?? 0), ("phase", phase.rawValue))
            })
        add(
            "freehold_operations_under_way", "gauge", "What people asked for and is not reached yet.",
            [Sample(Double(census.operationsUnderWay))])
        add("freehold_outbox_length", "gauge", "Notices that are still to be told.", [Sample(Double(census.outbox))])
    }

    private mutating func add(_ usage: Usage) {
        add(
            "process_resident_memory_bytes", "gauge", "Memory that the process holds.",
            [Sample(Double(usage.memory))])
        add("process_cpu_seconds_total", "counter", "Processor time that the process has used.", [Sample(usage.cpu)])
        add("process_open_fds", "gauge", "Files and connections that are open.", [Sample(Double(usage.openFiles))])
        add(
            "process_start_time_seconds", "gauge", "When the process started, since 1970.",
            [Sample(usage.startedAt.timeIntervalSince1970)])
    }
}
