import Cloud
import Domain
import Rehearsal
import Simulation
import Testing

@testable import AWS

/// Somebody else answers in AWS's place.
@Suite(.timeLimit(.minutes(5))) struct HostileTests {
    private static let canary = "canary/secret+AAAABBBBCCCCDDDDEEEEFFFFGG"

    @Test(arguments: Hostility.all) func whateverIsAnsweredEndsInWords(hostility: Hostility) async throws {
        let network = HostileNetwork(hostility)
        let clock = VirtualClock()
        let provider = AWS(
            installation: "test01", transport: network.transport,
            time: Time(now: { clock.now }, sleep: { clock.advance(by: $0) }), random: { 0.5 })
        let credential = OpenCredential(
            id: .init(rawValue: "credential1"), version: 1,
            fields: ["accessKeyID": Secret("AKIAIOSFODNN7EXAMPLE"), "secretAccessKey": Secret(Self.canary)],
            account: Account(id: "111122223333", principal: "arn:aws:iam::111122223333:user/x", principalID: "AIDA"))
        var cluster = Cluster(
            id: .init(rawValue: "a1b2c3d4e5"), workspace: .init(rawValue: "w"), name: "payments", kind: .dedicated,
            provider: "aws", region: "eu-central-1", credential: credential.id, spec: try .sample(),
            createdAt: clock.now)
        cluster.choices = Cluster.Choices(zones: ["eu-central-1a", "eu-central-1b"], version: "1.33")
        let said = await network.said(by: provider, of: cluster, using: credential)
        #expect(!said.isEmpty)
        for problem in said {
            let text = problem.summary + problem.advice
            #expect(!problem.summary.isEmpty && text.count < 2000, "\(text.prefix(300))")
            #expect(!text.contains("canary") && !text.contains("\u{1b}"), "\(text.prefix(300))")
        }
        #expect(network.hosts.allSatisfy { $0.hasSuffix(".amazonaws.com") }, "\(network.hosts)")
        #expect(network.calls < 20_000, "\(network.calls) calls")
    }

    @Test func aListThatComesBackToWhereItWasHasAnEnd() async throws {
        for body in [#"{"clusters":["a"],"nextToken":"t"}"#, "<R><nextToken>t</nextToken></R>"] {
            let calls = Locked(0)
            let door = AWSDoor(
                transport: { _ in
                    calls.withLock { $0 += 1 }
                    return Response(status: 200, body: .init(Array(body.utf8)))
                }, time: VirtualClock().time, endpoint: nil, random: { 0.5 })
            let session: @Sendable () async throws -> AWSCredentials = {
                AWSCredentials(accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: Secret("x"))
            }
            let query = QueryDoor(door: door, service: .ec2, region: "eu-central-1", account: "1", session: session)
            await #expect(throws: NoAnswer.self) {
                if body.hasPrefix("<") {
                    _ = try await query.pages("DescribeVpcs", next: ("nextToken", "NextToken"), list: "vpcSet")
                } else {
                    let rest = RESTDoor(door: door, region: "eu-central-1", account: "1", session: session)
                    _ = try await EKS(rest: rest, snapshot: Snapshot()).clusterNames()
                }
            }
            #expect(calls.withLock { $0 } == 2)
        }
    }
}
