import Cloud
import Domain
import Engine
import Store

/// One validation of a credential: of the version that is pending, and of the one in use.
struct CredentialVisit: Sendable {
    let controlPlane: ControlPlane
    let lease: Lease

    /// What was found out about one version.
    enum Verdict: Sendable {
        case good(Validation)
        /// It stays so until somebody does something about the credential.
        case bad(Problem)
        /// Not known yet, or something else has to be done first.
        case open(Problem)
    }

    private var store: Store { controlPlane.store }

    /// Throws what the store did not take.
    func pay() async throws {
        let credential = try await store.read { [lease] transaction in
            guard let credential = try transaction.credential(.init(rawValue: lease.owner)) else {
                throw LeaseLost(owner: lease.owner)
            }
            return credential
        }
        guard let provider = controlPlane.providers.first(where: { $0.id == credential.provider }) else {
            let herald = controlPlane.herald
            let pace = controlPlane.time.pace
            return try await store.write { [lease] in
                try $0.stop(lease, at: .withoutProvider(credential.provider), pace: pace, telling: herald)
            }
        }
        var judgement = Judgement(lease: lease, credential: credential, secretFields: provider.secretFields)
        if let pending = credential.pendingVersion {
            let candidate = try await candidate(pending, of: credential, through: provider)
            judgement.pending = candidate.verdict
            judgement.plain = candidate.plain
            judgement.admitted = candidate.admitted
        }
        if credential.version > 0, !judgement.takesPendingIntoUse {
            judgement.current = try await validate(credential.version, of: credential, through: provider).verdict
        }
        try await write(judgement)
    }

    private func validate(
        _ version: Int, of credential: Credential, through provider: any Provider
    ) async throws -> (verdict: Verdict, open: OpenCredential?) {
        let sealed = try await controlPlane.sealed(credential, version: version, for: .routine("validation"))
        do {
            let open = try controlPlane.open(credential, version: version, sealed: sealed)
            let validation = try await provider.validate(open)
            if let known = credential.account, known.id != validation.account.id {
                return (.bad(.otherAccount(validation.account, known: known)), open)
            }
            return (.good(validation), open)
        } catch let error as JournalError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            let problem = error as? Problem ?? provider.explain(error)
            return (problem.remedy == .wait ? .open(problem) : .bad(problem), nil)
        }
    }

    private struct Candidate {
        let verdict: Verdict
        var plain: [String: String] = [:]
        /// The clusters that the new principal may administer now.
        var admitted: Set<Cluster.ID> = []
    }

    private func candidate(
        _ version: Int, of credential: Credential, through provider: any Provider
    ) async throws -> Candidate {
        let (verdict, open) = try await validate(version, of: credential, through: provider)
        guard case .good(let validation) = verdict, let open else { return Candidate(verdict: verdict) }
        let plain = provider.plain(open.fields)
        guard let known = credential.account, known != validation.account else {
            return Candidate(verdict: verdict, plain: plain)
        }
        return try await admit(validation, to: credential, plain: plain, through: provider)
    }

    /// Administration of a cluster belongs to who made it: the newcomer gets it from the old principal, while that
    /// one's key still works.
    private func admit(
        _ validation: Validation, to credential: Credential, plain: [String: String], through provider: any Provider
    ) async throws -> Candidate {
        let clusters = try await store.read { try $0.begunClusters(of: credential.id) }
        guard credential.phase == .ready else {
            let warned =
                clusters.isEmpty ? validation : validation.warning(.notAdmitted(validation.account, to: clusters))
            return Candidate(verdict: .good(warned), plain: plain, admitted: Set(clusters.map(\.id)))
        }
        let sealed = try await controlPlane.sealed(
            credential, version: credential.version, for: .routine("admission of its next version"))
        do {
            let old = try controlPlane.open(credential, version: credential.version, sealed: sealed)
            for cluster in clusters {
                let owner = controlPlane.owner(of: cluster)
                try await provider.admit(validation.account, to: cluster, owner: owner, using: old)
            }
        } catch let error as JournalError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            return Candidate(verdict: .open(error as? Problem ?? provider.explain(error)))
        }
        return Candidate(verdict: .good(validation), plain: plain, admitted: Set(clusters.map(\.id)))
    }

    private func write(_ judgement: Judgement) async throws {
        let herald = controlPlane.herald
        let pace = controlPlane.time.pace
        try await store.write { try judgement.write($0, pace: pace, telling: herald) }
        controlPlane.bell.ring()
    }
}

extension Problem {
    static func otherAccount(_ found: Account, known: Account) -> Problem {
        Problem(
            "The new key is of account \(found.id); this credential is for account \(known.id).",
            advice: "Give a key of account \(known.id), or add a credential of its own for account \(found.id).",
            remedy: .fixCredential)
    }

    static func notAdmitted(_ newcomer: Account, to clusters: [Cluster]) -> Problem {
        let names = clusters.map(\.name).joined(separator: ", ")
        return Problem(
            "\(newcomer.principal) may not administer \(names): the former key no longer works and could not admit it.",
            advice: "Let the former principal, or another administrator, give it access.", remedy: .grantPermission)
    }
}

extension Validation {
    fileprivate func warning(_ problem: Problem) -> Validation { Validation(account, warnings: warnings + [problem]) }
}

extension Transaction {
    /// The living clusters on which work has begun.
    func begunClusters(of credential: Credential.ID) throws -> [Cluster] {
        try clusters(of: credential).filter { $0.standing.begunAt != nil }.map(\.cluster)
    }
}
