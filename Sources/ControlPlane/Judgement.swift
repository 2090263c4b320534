import Domain
import Store

import struct Foundation.Date

/// What a visit found out about a credential, to be laid over what people have made of it meanwhile.
struct Judgement: Sendable {
    let lease: Lease
    /// As it was at the beginning of the visit.
    let credential: Credential
    /// The keys of the fields that are secret.
    let secretFields: Set<String>
    var pending: CredentialVisit.Verdict?
    var current: CredentialVisit.Verdict?
    /// The pending version's fields that may be shown.
    var plain: [String: String] = [:]
    /// The clusters that the pending version's principal may administer.
    var admitted: Set<Cluster.ID> = []

    init(lease: Lease, credential: Credential, secretFields: Set<String>) {
        self.lease = lease
        self.secretFields = secretFields
        self.credential = credential
    }

    var takesPendingIntoUse: Bool {
        if case .good = pending { true } else { false }
    }

    func write(_ transaction: Transaction, pace: Double, telling herald: Herald) throws {
        let now = herald.now
        guard var stored = try transaction.credential(credential.id) else { throw LeaseLost(owner: lease.owner) }
        let before = stored
        var wait: Problem?
        if case .open(let problem) = current { wait = problem }
        try judgeCurrent(&stored, at: now)
        if stored.pendingVersion == credential.pendingVersion {
            if case .open(let problem) = pending { wait = problem }
            if try misses(transaction) { wait = .moreClusters } else { judgePending(&stored, at: now) }
        }
        try warn(&stored, ofOthersIn: transaction)
        let dates = try transaction.entryDates(of: stored.id, version: stored.version)
        let calendar = SecretDates(stored, entryDates: dates.filter { secretFields.contains($0.key) })
        try release(transaction, stored, wait: wait, reminder: calendar.next(after: now), at: now, pace: pace)
        try transaction.update(stored)
        let kept = [stored.version, stored.pendingVersion ?? stored.version]
        if before.version != stored.version { try transaction.destroySecrets(of: stored.id, except: kept) }
        if before.phase != stored.phase || before.version != stored.version {
            try transaction.ring(clustersOf: stored.id, at: now)
        }
        try tell(transaction, of: stored, after: before, at: now)
        try herald.tell(of: stored, reminders: calendar.reminders(at: now), transaction)
    }

    private func judgeCurrent(_ stored: inout Credential, at now: Date) throws {
        switch current {
        case .good(let validation): stored.isReady(validation, at: now)
        case .bad(let problem): stored.isInvalid(problem, at: now)
        case .open, nil: break
        }
    }

    /// One principal's rights add up over all that it is used for, and its secret ends for all of that at once.
    private func warn(_ stored: inout Credential, ofOthersIn transaction: Transaction) throws {
        guard stored.phase == .ready, let account = stored.account else { return }
        let others = try transaction.credentials(of: account, at: stored.provider).filter { $0.id != stored.id }
        stored.warnings.removeAll { $0.field == Problem.sharedPrincipal }
        guard let other = others.first(where: { $0.workspace == stored.workspace }) ?? others.first else { return }
        let isOurs = other.workspace == stored.workspace
        stored.warnings.append(
            .shared(account, with: isOurs ? "the credential “\(other.name)”" : "a credential of another team"))
    }

    private func judgePending(_ stored: inout Credential, at now: Date) {
        guard let version = credential.pendingVersion else { return }
        switch pending {
        case .good(let validation):
            stored.takesIntoUse(version: version, fields: plain, validation, at: now)
        case .bad(let problem) where stored.version == 0:
            stored.isInvalid(problem, at: now)
        case .bad(let problem), .open(let problem):
            // What is wrong with the version in use is the more pressing.
            if stored.phase != .invalid { stored.problem = problem }
        case nil: break
        }
    }

    /// A cluster was begun with the old version after the others had admitted the new principal.
    private func misses(_ transaction: Transaction) throws -> Bool {
        guard case .good(let validation) = pending, let known = credential.account, known != validation.account
        else { return false }
        return try !admitted.isSuperset(of: transaction.begunClusters(of: credential.id).map(\.id))
    }

    private func release(
        _ transaction: Transaction, _ stored: Credential, wait: Problem?, reminder: Date?, at now: Date, pace: Double
    ) throws {
        var standing = try transaction.standing(of: lease.owner)
        standing.refusals = wait == nil ? 0 : standing.refusals + 1
        standing.problem = stored.problem
        standing.isReached = stored.phase == .ready && stored.pendingVersion == nil
        if wait != nil {
            standing.lookAt = now + Transaction.wait(afterRefusals: standing.refusals).atPace(pace)
        } else {
            let isMissed = try stored.phase == .invalid && !transaction.clusters(of: stored.id).isEmpty
            let next = now + (isMissed ? .minutes(5) : .minutes(24 * 60))
            standing.lookAt = min(next, reminder ?? next)
            standing.reached = max(standing.reached, lease.generation)
        }
        try transaction.release(lease, as: standing)
        if wait == nil { try transaction.finishOperations(of: lease.owner, upTo: lease.generation, at: now) }
    }

    private func tell(_ transaction: Transaction, of stored: Credential, after before: Credential, at now: Date) throws
    {
        let owner = lease.owner
        if stored.version != before.version, before.version > 0 {
            try transaction.tell(.phase, of: owner, "version \(stored.version) is in use", at: now)
        }
        if stored.phase != before.phase { try transaction.tell(.phase, of: owner, stored.phase.rawValue, at: now) }
        if let problem = stored.problem, problem != before.problem {
            try transaction.tell(.problem, of: owner, problem.summary, problem: problem, at: now)
        }
    }
}

extension Problem {
    fileprivate static let sharedPrincipal = "principal"

    fileprivate static func shared(_ account: Account, with other: String) -> Problem {
        Problem(
            "\(account.principal) is used by \(other), too.",
            advice: "Make a principal of its own for each: a key that is changed for one locks the other out.",
            remedy: .askOperator, field: sharedPrincipal)
    }

    static let moreClusters = Problem(
        "A cluster was begun while the new key was being let in.", advice: "Nothing to do; we look again at once.",
        remedy: .wait)
}
