import Foundation

/// A resource with its type erased, so that a graph can hold many kinds.
public struct Step<Client: Sendable>: Sendable {
    public let name: String
    public let needs: [String]
    public let isWanted: Bool
    public let isLeftovers: Bool
    public let ownership: Ownership
    public let settle: Duration
    public let takes: Duration
    public let goesWith: String?
    let observe: @Sendable (Scope<Client>) async throws -> Observation<any Sendable>
    let create: @Sendable (Scope<Client>, Inputs) async throws -> (any Sendable)?
    let update: @Sendable (any Sendable, Scope<Client>, Inputs) async throws -> Void
    let delete: @Sendable (any Sendable, Scope<Client>) async throws -> Void
    let encode: @Sendable (any Sendable) throws -> String
    let decode: @Sendable (String) -> (any Sendable)?
    let cloudIDs: @Sendable (any Sendable) -> [String]

    init<R: Resource>(_ resource: R, needs: [String], isWanted: Bool) where R.Client == Client {
        name = resource.name
        self.needs = needs
        self.isWanted = isWanted
        isLeftovers = resource is any Leftovers
        ownership = resource.ownership
        settle = resource.settle
        takes = resource.takes
        goesWith = resource.goesWith?.name
        observe = { try await resource.observe(in: $0).erased }
        create = { try await resource.create(in: $0, from: $1) }
        update = { try await resource.update(Self.own($0, of: resource), in: $1, from: $2) }
        delete = { try await resource.delete(Self.own($0, of: resource), in: $1) }
        encode = {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(Self.own($0, of: resource)), as: UTF8.self)
        }
        decode = { try? JSONDecoder().decode(R.Output.self, from: Data($0.utf8)) }
        // What others use as well belongs to nobody.
        let isShared = resource.ownership == .shared
        cloudIDs = { isShared ? [] : resource.cloudIDs(of: Self.own($0, of: resource)) }
    }

    private static func own<R: Resource>(_ output: any Sendable, of resource: R) -> R.Output {
        guard let output = output as? R.Output else {
            preconditionFailure("\(resource.name) was handed another step's output")
        }
        return output
    }
}

extension Observation {
    var erased: Observation<any Sendable> {
        switch self {
        case .absent: .absent
        case .changing(let text): .changing(text)
        case .ready(let output): .ready(output)
        case .outdated(let output, let text): .outdated(output, text)
        case .broken(let output, let text): .broken(output, text)
        }
    }
}
