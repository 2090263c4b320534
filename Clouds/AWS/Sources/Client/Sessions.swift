import Cloud
import Domain
import Foundation

/// Who signs: a customer's own key, or a role of theirs that is taken on and renewed before it ends.
actor Sessions {
    private let door: AWSDoor
    /// Who the installation itself is; nil where it is nobody.
    private let source: AWSCredentials?
    private var taken: [Key: Task<AWSCredentials, any Error>] = [:]

    private struct Key: Hashable {
        let role: String
        let externalID: String
    }

    init(door: AWSDoor, source: AWSCredentials?) {
        self.door = door
        self.source = source
    }

    /// Gives the credentials of the moment; to be asked for every request.
    nonisolated func session(
        of credential: OpenCredential, region: String
    ) -> @Sendable () async throws -> AWSCredentials {
        let value = { @Sendable (key: String) in credential.fields[key]?.withValue { $0 } }
        if let role = value("roleARN") {
            let externalID = value("externalID") ?? ""
            return { try await self.takenOn(role, externalID: externalID, region: region) }
        }
        let own = AWSCredentials(
            accessKeyID: value("accessKeyID") ?? "",
            secretAccessKey: credential.fields["secretAccessKey"] ?? Secret(""),
            sessionToken: credential.fields["sessionToken"])
        return { own }
    }

    /// A session of at most an hour, which is all that AWS gives when one role takes on another.
    private func takenOn(_ role: String, externalID: String, region: String) async throws -> AWSCredentials {
        let key = Key(role: role, externalID: externalID)
        if let task = taken[key] {
            let session = try? await task.value
            if let session, let end = session.expiresAt, end > door.time.now() + .minutes(5) { return session }
            if taken[key] == task { taken[key] = nil }
        }
        // Between the check and here another caller may have begun.
        if let task = taken[key] { return try await task.value }
        let task = Task { try await assume(role, externalID: externalID, region: region) }
        taken[key] = task
        return try await task.value
    }

    /// Throws a `Problem` when the installation has no identity to take a role on from.
    nonisolated func assume(_ role: String, externalID: String?, region: String) async throws -> AWSCredentials {
        guard let source else {
            throw Problem(
                "This installation has no AWS identity of its own, so it cannot take on \(role).",
                advice: "Give it one (operating guide, “Taking on roles”), or use an access key.", remedy: .askOperator)
        }
        let sts = STS(query: QueryDoor(door: door, service: .sts, region: region, account: "", session: { source }))
        return try await sts.assumeRole(role, externalID: externalID)
    }
}
