import Foundation

/// A minor version of Kubernetes as EKS offers it (EKS User Guide, "Kubernetes release calendar").
struct KubernetesVersion: Sendable {
    let name: String
    let platform: String
    let patch: String
    let releasedAt: Date
    let standardSupportEnds: Date
    let extendedSupportEnds: Date

    static let all: [KubernetesVersion] = [
        KubernetesVersion("1.35", "eks.3", patch: "1.35.1", "2026-01-27", "2027-03-27", "2028-03-27"),
        KubernetesVersion("1.34", "eks.9", patch: "1.34.3", "2025-10-02", "2026-12-02", "2027-12-02"),
        KubernetesVersion("1.33", "eks.16", patch: "1.33.6", "2025-05-29", "2026-07-29", "2027-07-29"),
        KubernetesVersion("1.32", "eks.23", patch: "1.32.10", "2025-01-23", "2026-03-23", "2027-03-23"),
        KubernetesVersion("1.31", "eks.39", patch: "1.31.14", "2024-09-26", "2025-11-26", "2026-11-26"),
        KubernetesVersion("1.30", "eks.47", patch: "1.30.14", "2024-05-23", "2025-07-23", "2026-07-23"),
        KubernetesVersion("1.29", "eks.50", patch: "1.29.15", "2024-01-23", "2025-03-23", "2026-03-23"),
        KubernetesVersion("1.28", "eks.55", patch: "1.28.15", "2023-09-26", "2024-11-26", "2025-11-26"),
    ]

    /// What a cluster gets that names none.
    static let standard = all[0]

    static func named(_ name: String) -> KubernetesVersion? { all.first { $0.name == name } }

    private init(
        _ name: String, _ platform: String, patch: String, _ released: String, _ standardEnd: String,
        _ extendedEnd: String
    ) {
        self.name = name
        self.platform = platform
        self.patch = patch
        releasedAt = Self.day(released)
        standardSupportEnds = Self.day(standardEnd)
        extendedSupportEnds = Self.day(extendedEnd)
    }

    /// `standard-support`, `extended-support` or `unsupported`.
    func support(at now: Date) -> String {
        if now < standardSupportEnds { return "standard-support" }
        return now < extendedSupportEnds ? "extended-support" : "unsupported"
    }

    func isOffered(at now: Date) -> Bool { support(at: now) != "unsupported" }

    var minor: Int { Int(name.dropFirst(2)) ?? 0 }

    private static func day(_ text: String) -> Date {
        (try? Date(text, strategy: .iso8601.year().month().day())) ?? .distantPast
    }
}
