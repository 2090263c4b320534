import Domain

import struct Foundation.Date

/// A credential in a list.
struct CredentialRow: Sendable {
    let name: String
    let path: String
    let providerName: String
    let badge: Badge
    let account: String?
    let validatedAt: Moment?
    let problem: ProblemView?
    let warnings: [ProblemView]
    let isSettled: Bool
    let isInvalid: Bool
    let expiry: ExpiryView?

    init(_ credential: Credential, providerName: String, path: String, now: Date) {
        name = credential.name
        self.path = path
        self.providerName = providerName
        badge = Badge(credential)
        account = credential.account?.id
        validatedAt = credential.validatedAt.map { Moment($0, now: now) }
        problem = credential.problem.map(ProblemView.init)
        warnings = credential.warnings.map(ProblemView.init)
        isInvalid = credential.phase == .invalid
        expiry = ExpiryView(credential, now: now)
        isSettled = credential.phase != .pendingValidation && credential.pendingVersion == nil
    }
}
