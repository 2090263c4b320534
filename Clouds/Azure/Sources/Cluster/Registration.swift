import Engine

/// A subscription's use of one of Azure's resource providers: new subscriptions use none.
struct Registration: Resource {
    /// Such as `Microsoft.ContainerService`.
    let namespace: String

    /// All that a cluster needs.
    static let namespaces = [
        "Microsoft.Compute", "Microsoft.ContainerService", "Microsoft.Network", "Microsoft.Storage",
    ]

    var name: String { "provider-\(namespace.split(separator: ".").last?.lowercased() ?? "")" }
    let ownership = Ownership.shared
    /// A minute or two as a rule; hours have been seen.
    let takes = Duration.seconds(90)

    func observe(in scope: Scope<AzureClient>) async throws -> Observation<Resources.Registration> {
        let registration = try await scope.client.resources.registration(of: namespace)
        switch registration.registrationState {
        case "Registered": return .ready(registration)
        case "Registering": return .changing("Azure is registering it")
        case "Unregistering": return .changing("somebody is unregistering it")
        default: return .absent
        }
    }

    func create(in scope: Scope<AzureClient>, from inputs: Inputs) async throws -> Resources.Registration? {
        try await scope.client.resources.register(namespace)
        return nil
    }

    func delete(_ registration: Resources.Registration, in scope: Scope<AzureClient>) async throws {}

    func cloudIDs(of registration: Resources.Registration) -> [String] { [registration.namespace] }
}
