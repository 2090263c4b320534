import Crypto
import Domain
import Foundation
import Simulation

/// Everything that the tenant and its subscription have. A value: a copy is a snapshot.
struct World: Sendable {
    struct Subscription: Sendable {
        let id: String
        let name: String
        let tenantID: String
        var state = "Enabled"
    }

    struct Lock: Sendable {
        let name: String
        let scope: ResourceID
        let level: String
        let notes: String
        var isGuest = false
    }

    enum Event: Sendable {
        case registered(String)
        case unregistered(String)
        case stage(String, Int)
        case ends(String)
    }

    var quotas: AzureSimulator.Quotas
    let lag: Duration
    let propagation: Duration
    let isThrottling: Bool
    let tenantID: String
    let subscriptionID: String
    /// What tokens are signed with.
    let key: SymmetricKey
    var chance: Chance
    var now: Date

    var subscriptions: [Subscription]
    var directory: Directory
    var access = Access()
    /// By namespace in lower case: `Registered`, `Registering`, `NotRegistered`.
    var registrations: [String: String] = [:]
    /// By address in lower case.
    var items: [String: Item] = [:]
    /// What is gone and still listed, until when.
    var echoes: [(item: Item, until: Date)] = []
    var locks: [Lock] = []
    var operations: [String: Operation] = [:]
    var agenda = Agenda<Event>()
    var buckets: [String: Bucket] = [:]
    /// Sizes that the subscription may not have, by region.
    var restrictedSizes: [String: Set<String>] = [:]
    /// Sizes that Azure has no machines of at the moment, by region.
    var soldOut: [String: Set<String>] = [:]
    /// Items that were made from outside and are no part of what is compared.
    var guests: Set<String> = []
    /// AKS leaves the nodes' group of a cluster that it removes.
    var isAbandoning = false
    /// How many elements of a list come at once; nil for all.
    var pageSize: Int?
    private var made = 0

    init(
        quotas: AzureSimulator.Quotas, seed: UInt64, haste: Double, lag: Duration, propagation: Duration,
        isThrottling: Bool, now: Date
    ) {
        self.quotas = quotas
        self.lag = lag
        self.propagation = propagation
        self.isThrottling = isThrottling
        self.now = now
        chance = Chance(seed: seed)
        chance.haste = haste
        tenantID = GUID.text(chance, "tenant")
        subscriptionID = GUID.text(chance, "subscription")
        key = SymmetricKey(data: Array(chance.hex("token key", digits: 64).utf8))
        directory = Directory(tenants: [.init(id: tenantID, domain: "contoso.onmicrosoft.com")])
        subscriptions = [.init(id: subscriptionID, name: "freehold-byoc", tenantID: tenantID)]
        let off = ["Microsoft.OperationalInsights", "Microsoft.OperationsManagement"]
        for name in ResourceType.namespaces {
            registrations[name.lowercased()] = off.contains(name) ? "NotRegistered" : "Registered"
        }
    }

    mutating func newGUID(_ what: String) -> String {
        made += 1
        return GUID.text(chance, "\(what)/\(made)")
    }

    mutating func newSerial() -> String {
        made += 1
        return chance.hex("token/\(made)", digits: 22)
    }

    mutating func newNumber() -> Int {
        made += 1
        return made
    }

    /// How long something that starts now will take.
    func duration(_ what: String, of id: String, in range: ClosedRange<Double>) -> Duration {
        chance.duration("\(what)/\(id.lowercased())", in: range)
    }

    /// Lets happen what is due by `moment`.
    mutating func settle(at moment: Date) {
        while let (due, event) = agenda.take(by: moment) {
            now = max(now, due)
            happen(event)
        }
        now = max(now, moment)
        echoes.removeAll { $0.until <= now }
    }

    private mutating func happen(_ event: Event) {
        switch event {
        case .registered(let name):
            if registrations[name] == "Registering" { registrations[name] = "Registered" }
        case .unregistered(let name):
            if registrations[name] == "Unregistering" { registrations[name] = "Unregistered" }
        case .stage(let id, let number): reach(number, of: id)
        case .ends(let id): end(id)
        }
    }
}
