import Cloud
import Domain
import Foundation
import Networking
import Simulation

/// A cloud as the program begins to use it.
struct KnownCloud: Sendable {
    /// The provider's id, which settings are named after.
    let id: String
    let provider: @Sendable (Place) throws -> any Provider
    /// The cloud in memory, on that clock.
    let simulate: @Sendable (ScaledClock) throws -> Simulated

    /// What a provider is made with.
    struct Place: Sendable {
        let installation: String
        let transport: Transport
        let time: Time
        /// Where all of the cloud's traffic goes instead, for an emulator.
        let endpoint: String?
        /// Who this installation is in that cloud, as the cloud's own tool printed it; nil where it is nobody.
        let identity: String?
        /// What an operator has put beside what the cloud has on offer, as JSON.
        let catalogue: String?

        /// From where nothing is reached: enough to read a provider's documents.
        static let nowhere = Place(
            installation: "nowhere", transport: { _ in throw NoAnswer("nothing is reached from here") },
            time: .system(), endpoint: nil, identity: nil, catalogue: nil)
    }

    /// A cloud in memory, with somebody who may use it.
    struct Simulated: Sendable {
        let cloud: any SimulatedCloud
        /// A key of that somebody, as the cloud's own tool prints a new one.
        let key: String
        /// A key of the account's owner, in the same form.
        let ownerKey: String
        /// What the customer would do in the cloud besides: raise a quota, make another key, take keys away.
        let console: Console

        /// Where other programs reach the cloud, and its console.
        var door: Transport { console.beside(cloud.transport) }
    }

    /// `FREEHOLD_<ID>_ENDPOINT`, for one.
    func setting(_ name: String) -> String { "FREEHOLD_\(id.uppercased())_\(name)" }
}
