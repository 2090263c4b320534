import Domain
import Foundation

extension Time {
    /// The machine's own clock.
    public static func system(pace: Double = 1) -> Time {
        Time(now: { Date() }, sleep: { try await Task.sleep(for: $0) }, pace: pace)
    }
}
