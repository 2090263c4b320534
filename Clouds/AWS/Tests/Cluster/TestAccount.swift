import AWSSimulator
import Cloud
import Domain
import Foundation
import Simulation

@testable import AWS

/// A simulated account with a user of ours, and the provider that works in it.
struct TestAccount: Sendable {
    static let region = "eu-central-1"
    /// The installation's own account, which may take on roles of customers.
    static let home = "444455556666"
    static let user = "byoc"

    let clock: VirtualClock
    let cloud: AWSSimulator
    let provider: AWS
    let key: AccessKey
    /// The policy that no role may go beyond, where the policy asks for it.
    let boundary: String?

    /// - Parameters:
    ///   - policy: the name of one of the provider's documents, or a policy's text.
    ///   - skew: how far the installation's clock is ahead of AWS's.
    init(
        policy: String = "policy", lag: Duration = .seconds(3), haste: Double = 1, quotas: Quotas = Quotas(),
        skew: Duration = .zero, faults: Faults? = nil
    ) {
        let clock = VirtualClock()
        let cloud = AWSSimulator(clock: { clock.now }, lag: lag, quotas: quotas, haste: haste, faults: faults)
        let source = cloud.makeNeighbour(
            "freehold", account: Self.home, policy: AskedAccount.policy(Self.allow("sts:AssumeRole")))
        let provider = AWS(
            installation: "test01", transport: cloud.transport,
            time: Time(now: { clock.now + skew }, sleep: { clock.advance(by: $0) }),
            source: AWSCredentials(accessKeyID: source.id, secretAccessKey: Secret(source.secret)),
            random: { 0.5 }, newExternalID: { "external-1" })
        self.clock = clock
        self.cloud = cloud
        self.provider = provider
        key = cloud.makeUser(Self.user, policy: provider.documents.first { $0.name == policy }?.text ?? policy)
        boundary = policy == "policy-least" ? Self.placeBoundary(in: cloud, of: provider) : nil
        cloud.placeBystanders(region: Self.region)
    }

    static func placeBoundary(in cloud: AWSSimulator, of provider: AWS) -> String {
        cloud.placePolicy(
            PolicyDocument.boundaryName,
            text: provider.documents.first { $0.name == "policy-boundary" }?.text ?? "")
    }

    /// A statement.
    static func allow(_ action: String) -> String {
        #"{"Effect":"Allow","Action":"\#(action)","Resource":"*"}"#
    }

    /// What `placeBystanders` put there: it has to be there in the end, and nothing else.
    static let bystanders = ["role/somebody-else", "subnet/somebody-else (10.0.1.0/24)", "vpc/somebody-else"]

    /// A key, opened; nothing is known of it yet.
    static func opened(_ key: AccessKey) -> OpenCredential {
        var fields = ["accessKeyID": Secret(key.id), "secretAccessKey": Secret(key.secret)]
        fields["sessionToken"] = key.sessionToken.map { Secret($0) }
        return opened(fields)
    }

    static func opened(_ fields: [String: Secret], account: Account? = nil) -> OpenCredential {
        OpenCredential(id: .init(rawValue: "credential1"), version: 1, fields: fields, account: account)
    }

    /// The credential with its account as validation finds it; the user's own key where none is given.
    func credential(_ bare: OpenCredential? = nil) async throws -> OpenCredential {
        let bare = bare ?? Self.opened(key)
        var fields = bare.fields
        if let boundary { fields["permissionsBoundary"] = Secret(boundary) }
        return Self.opened(fields, account: try await provider.validate(bare).account)
    }

    /// What validation says, in words.
    func problem(of credential: OpenCredential) async -> Problem? {
        do { _ = try await provider.validate(credential) } catch { return error as? Problem }
        return nil
    }
}

extension AWSSimulator.LoggedCall {
    /// Whether it changed something, or was meant to.
    var isMutating: Bool {
        let name = action.split(separator: ":").last ?? ""
        let isLook = ["Describe", "Get", "List", "Simulate", "AssumeRole"].contains { name.hasPrefix($0) }
        return !isLook && code != "DryRunOperation"
    }

    var isRefused: Bool { status >= 300 }
}
