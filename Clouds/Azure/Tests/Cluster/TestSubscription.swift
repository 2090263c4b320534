import AzureSimulator
import Cloud
import Domain
import Foundation
import Simulation
import Testing

@testable import Azure

/// A simulated subscription with an application of ours, and the provider that works in it.
struct TestSubscription: Sendable {
    static let region = "westeurope"
    static let application = "freehold-byoc"

    let clock: VirtualClock
    let cloud: AzureSimulator
    let provider: Azure
    let principal: ServicePrincipal
    let record = ExchangeRecord()
    /// What `placeBystanders` put there: it has to be there in the end, and nothing else.
    let bystanders: [String]

    /// - Parameters:
    ///   - role: one of Azure's, or the name of one of the provider's documents; nil for none.
    ///   - isFresh: whether the role was assigned a moment ago.
    init(
        role: String? = "Contributor", isFresh: Bool = false, lag: Duration = .seconds(3), haste: Double = 1,
        quotas: AzureSimulator.Quotas = .init(), faults: Faults? = nil
    ) {
        let clock = VirtualClock()
        let cloud = AzureSimulator(clock: { clock.now }, lag: lag, quotas: quotas, haste: haste, faults: faults)
        provider = Azure(
            installation: "test01", transport: record.transport(cloud.transport), time: clock.time, random: { 0.5 })
        let document = provider.documents.first { $0.name == role }?.text
        let filled = document?.replacing("<subscription id>", with: cloud.subscriptionID)
        principal = cloud.makeServicePrincipal(
            Self.application, role: filled.flatMap { cloud.defineRole($0) } ?? role, isFresh: isFresh)
        cloud.placeBystanders(region: Self.region)
        self.clock = clock
        self.cloud = cloud
        bystanders = cloud.inventory()
    }

    var root: String { "/subscriptions/\(cloud.subscriptionID)" }

    /// What a person enters: the application's own fields, with what is to be otherwise.
    func fields(_ changes: [String: String] = [:]) -> [String: Secret] {
        [
            "clientID": principal.clientID, "clientSecret": principal.secret, "tenantID": principal.tenantID,
            "subscriptionID": principal.subscriptionID,
        ].merging(changes) { $1 }.mapValues { Secret($0) }
    }

    /// The fields, checked and opened; nothing is known of the credential yet.
    func opened(_ changes: [String: String] = [:], version: Int = 1, since: Date? = nil) throws -> OpenCredential {
        OpenCredential(
            id: .init(rawValue: "credential1"), version: version, fields: try provider.check(fields(changes)),
            since: since)
    }

    /// What validation says, in words.
    func problem(of changes: [String: String] = [:], since: Date? = nil) async throws -> Problem? {
        do { _ = try await provider.validate(opened(changes, since: since)) } catch let problem as Problem {
            #expect(problem.isWellWorded, "\(problem)")
            return problem
        }
        return nil
    }

    /// Somebody who owns the subscription and does as the documentation says.
    var owner: SimulatedAzureAsker {
        SimulatedAzureAsker(cloud, cloud.makeServicePrincipal("owner", role: "Owner"))
    }

    /// Runs the command that a problem's advice shows; false where it shows none that assigns a role.
    @discardableResult
    func run(_ problem: Problem) -> Bool {
        guard let text = problem.advice.firstMatch(of: #/`az role assignment create ([^`]+)`/#)?.1,
            let role = text.firstMatch(of: #/--role ("[^"]+"|\S+)/#)?.1,
            let assignee = text.firstMatch(of: #/--assignee(-object-id)? (\S+)/#)?.2,
            let scope = text.firstMatch(of: #/--scope (\S+)/#)?.1
        else { return false }
        cloud.grant(String(role.replacing("\"", with: "")), to: String(assignee), scope: String(scope))
        return true
    }
}

extension AzureSimulator.LoggedCall {
    /// Whether it changed something, or was meant to.
    var isMutating: Bool { !["GET", "HEAD"].contains(method) && !action.hasPrefix("Microsoft.Entra") }

    /// Such as `PUT managedClusters/fh-payments-a1b2c3d4e5`.
    var change: String { "\(method) \(path.split(separator: "/").suffix(2).joined(separator: "/"))" }
}
