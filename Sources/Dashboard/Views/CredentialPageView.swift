import Cloud
import Domain

/// All about one credential, but its secrets.
struct CredentialPageView: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    let row: CredentialRow
    let facts: [Fact]
    let isReady: Bool
    let isPending: Bool
    let clusters: [ClusterRow]
    let isUsed: Bool
    let regions: FieldView?
    /// The region that was looked at.
    let region: String?
    let findings: FindingsView?
    /// Something has to be switched on in the account first, and may be from here.
    let needsPreparation: Bool
    let refusal: ProblemView?

    init(
        _ credential: Credential, row: CredentialRow, provider: (any Provider)?, clusters: [ClusterRow],
        region: String?, findings: [Finding]?, needsPreparation: Bool, refusal: Problem?
    ) {
        self.row = row
        self.clusters = clusters
        isUsed = !clusters.isEmpty
        isReady = credential.phase == .ready
        isPending = credential.phase == .pendingValidation
        self.region = region
        self.findings = findings.map(FindingsView.init)
        self.needsPreparation = needsPreparation
        self.refusal = refusal.map(ProblemView.init)
        let form = provider?.credentialForm
        var facts = [Fact(label: "Provider", value: row.providerName)]
        if let account = credential.account {
            facts += [Fact(label: "Account", value: account.id), Fact(label: "Signed in as", value: account.principal)]
        }
        facts += credential.fields.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map {
            Fact(label: form?[$0.key]?.label ?? $0.key, value: $0.value)
        }
        facts.append(
            Fact(label: "Version in use", value: credential.version == 0 ? "none yet" : String(credential.version)))
        if let pending = credential.pendingVersion {
            let isRefused = credential.problem != nil
            facts.append(
                Fact(label: isRefused ? "Not taken into use" : "Being validated", value: "version \(pending)"))
        }
        self.facts = facts
        regions = provider.map { provider in
            FieldView(
                "preflight", "Region",
                choices: provider.regions.map {
                    .init(value: $0.id, label: "\($0.name) (\($0.id))", isChosen: $0.id == region)
                })
        }
    }
}
