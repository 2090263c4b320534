import Foundation
import Simulation

extension JSON {
    /// A moment as AWS's REST APIs send it: seconds since 1970.
    init(_ moment: Date) { self = .number((moment.timeIntervalSince1970 * 1000).rounded() / 1000) }
}
