import Cloud
import Domain
import Foundation

/// AWS Security Token Service (API version 2011-06-15): who we are, and roles that we take on.
struct STS: Sendable {
    let query: QueryDoor

    /// Needs no permission, and answers even when one denies it.
    func callerIdentity() async throws -> Account {
        let answer = try await query.call("GetCallerIdentity")
        return Account(
            id: try answer.required("Account"), principal: try answer.required("Arn"),
            principalID: try answer.required("UserId"))
    }

    /// - Parameter externalID: nil to see whether the role can be taken on without one.
    func assumeRole(_ role: String, externalID: String?) async throws -> AWSCredentials {
        var fields: Fields = ["RoleArn": role, "RoleSessionName": "freehold", "DurationSeconds": "3600"]
        fields["ExternalId"] = externalID
        let answer = try await query.call("AssumeRole", fields, isRepeatable: true)["Credentials"]
        return AWSCredentials(
            accessKeyID: try answer.required("AccessKeyId"),
            secretAccessKey: Secret(try answer.required("SecretAccessKey")),
            sessionToken: Secret(try answer.required("SessionToken")),
            expiresAt: answer.string("Expiration").flatMap { try? Date($0, strategy: .iso8601) })
    }
}
