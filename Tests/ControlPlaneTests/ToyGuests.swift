import Domain
import Engine

/// What others put into the network: it goes with it once a person said so.
struct ToyGuests: Leftovers {
    let name = "guests"
    let network: Node<ToyThing>
    let alsoRemoved: Set<String>

    func observe(in scope: Scope<ToyClient>) async throws -> Observation<[String]> {
        let guests = try await scope.client.guests().filter { !alsoRemoved.contains($0) }
        return guests.isEmpty ? .absent : .ready(guests)
    }

    func delete(_ guests: [String], in scope: Scope<ToyClient>) async throws {
        throw Problem(
            "The network holds \(guests.joined(separator: ", ")).", advice: "Confirm that it goes.", remedy: .confirm)
    }

    func cloudIDs(of guests: [String]) -> [String] { guests }
}
