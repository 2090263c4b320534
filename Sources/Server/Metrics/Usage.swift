import Domain
import Foundation

/// What this process uses of the machine, as Linux has it in /proc (proc(5)).
struct Usage: Sendable {
    /// Bytes.
    let memory: Int
    /// Seconds of processor time.
    let cpu: Double
    let openFiles: Int
    let startedAt: Date

    /// Nil where the machine does not tell.
    init?(at now: Date) {
        // The second field is a name in brackets, with whatever in it.
        guard let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let uptime = try? String(contentsOfFile: "/proc/uptime", encoding: .utf8).split(separator: " ").first,
            let sinceBoot = Double(uptime)
        else { return nil }
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ").dropFirst()
            .map { Double($0) ?? 0 }
        // The list begins with field 3: utime and stime are 14 and 15, starttime 22, rss 24.
        guard fields.count > 21 else { return nil }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        cpu = (fields[11] + fields[12]) / ticks
        startedAt = now - .seconds(sinceBoot - fields[19] / ticks)
        memory = Int(fields[21]) * Int(sysconf(Int32(_SC_PAGESIZE)))
        openFiles = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }
}
