import Foundation

extension Date {
    /// As EC2 writes a moment: `2026-11-21T07:15:00.000Z`.
    var inEC2Form: String {
        formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
