import Domain
import Simulation

import struct Foundation.Date

/// What there is, by name, and from when on it is ready.
final class ToyCloud: Sendable {
    let things = Locked([String: Date]())
}
