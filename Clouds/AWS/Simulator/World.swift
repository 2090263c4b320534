import Foundation

/// Everything that the account has, in all regions. A value: a copy is a snapshot.
struct World: Sendable {
    let account: String
    private(set) var quotas: Quotas
    let seed: UInt64
    let haste: Double
    let lag: Duration
    /// Whether callers that call too often are turned away.
    let isThrottling: Bool
    var iam: IAM
    /// Who is in other accounts, by account: they may assume roles of this one.
    var neighbours: [String: IAM] = [:]
    /// Users that were made from outside and are no part of what is compared.
    var guests: Set<String> = []
    private(set) var regions: [String: Territory] = [:]
    private var buckets: [String: Bucket] = [:]

    init(
        account: String, quotas: Quotas, seed: UInt64, haste: Double, lag: Duration, propagation: Duration,
        isThrottling: Bool, now: Date
    ) {
        self.account = account
        self.quotas = quotas
        self.seed = seed
        self.haste = haste
        self.lag = lag
        self.isThrottling = isThrottling
        iam = IAM(account: account, seed: seed, lag: lag, propagation: propagation, now: now)
    }

    /// Lets `body` work in a region, brought up to `now`. Throws where there is no such region.
    mutating func visit<Result>(
        _ name: String, at now: Date, _ body: (inout Territory, inout IAM) throws -> Result
    ) throws -> Result {
        guard let region = Region.named(name) else {
            throw Refusal(400, "InvalidParameterValue", "The region \(name) does not exist.")
        }
        // Taken out and put back, so that it is changed in place.
        var territory =
            regions.removeValue(forKey: name)
            ?? Territory(region, account: account, quotas: quotas, seed: seed, haste: haste, lag: lag, now: now)
        defer { regions[name] = territory }
        territory.settle(at: now, iam: iam)
        return try body(&territory, &iam)
    }

    /// Lets happen what is due in every region.
    mutating func settle(at now: Date) {
        for name in regions.keys.sorted() { try? visit(name, at: now) { _, _ in } }
    }

    mutating func setQuota(_ path: WritableKeyPath<Quotas, Int>, to limit: Int) {
        quotas[keyPath: path] = limit
        for name in regions.keys {
            regions[name]?.ec2.quotas = quotas
            regions[name]?.eks.quotas = quotas
        }
    }

    var possessions: [Possession] {
        iam.possessions + regions.sorted { $0.key < $1.key }.flatMap { $0.value.possessions }
    }

    /// Of this account, then of the others.
    var identities: [IAM] { [iam] + neighbours.sorted { $0.key < $1.key }.map(\.value) }

    func identity(of account: String) -> IAM { neighbours[account] ?? iam }

    mutating func noteUse(of keyID: String, for endpoint: Endpoint, at now: Date) {
        iam.keys[keyID]?.lastUse = (now, endpoint.service.rawValue, endpoint.region)
    }

    /// Whether the call comes while there are still some left for its kind.
    mutating func admits(_ call: Call) -> Bool {
        guard isThrottling else { return true }
        return buckets[Bucket.name(of: call), default: Bucket(for: call, at: call.now)].take(at: call.now)
    }
}
