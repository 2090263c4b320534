import Cloud
import ControlPlane
import Networking

/// The clouds in memory, all on one clock.
struct SimulatedClouds: Sendable {
    struct One: Sendable {
        let id: String
        let cloud: KnownCloud.Simulated
    }

    let clock: ScaledClock
    let all: [One]

    init(speed: Double) throws {
        let clock = ScaledClock(speed: speed)
        self.clock = clock
        all = try Clouds.all.map { One(id: $0.id, cloud: try $0.simulate(clock)) }
    }

    subscript(id: String) -> KnownCloud.Simulated? { all.first { $0.id == id }?.cloud }

    /// Lets whoever is in these clouds from the beginning sign in with the tokens of our own issuer.
    func trust(_ issuer: Issuer) {
        for one in all { one.cloud.cloud.trust(issuer: issuer.url.description, keys: issuer.keySet) }
    }
}
