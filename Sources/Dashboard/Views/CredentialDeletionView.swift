/// What has to be known before a credential is destroyed.
struct CredentialDeletionView: Sendable {
    let row: CredentialRow
    /// They have to go first: without the credential they could not be removed.
    let clusters: [ClusterRow]
    let isUsed: Bool
    let refusal: ProblemView?

    init(row: CredentialRow, clusters: [ClusterRow], refusal: ProblemView?) {
        self.row = row
        self.clusters = clusters
        isUsed = !clusters.isEmpty
        self.refusal = refusal
    }
}
