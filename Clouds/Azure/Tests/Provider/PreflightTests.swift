import AzureSimulator
import Cloud
import Domain
import Testing

@testable import Azure

struct PreflightTests {
    private let subscription = TestSubscription()

    private func findings(_ cluster: Cluster, _ subscription: TestSubscription? = nil) async throws -> [Finding] {
        let subscription = subscription ?? self.subscription
        return await subscription.provider.preflight(cluster, using: try subscription.opened())
    }

    @Test func aFreshSubscriptionWithQuotaLacksNothing() async throws {
        for namespace in Registration.namespaces { subscription.cloud.setRegistered(false, provider: namespace) }
        // What a machine is and how many there may be is asked of a provider that is in use.
        subscription.cloud.setRegistered(true, provider: "Microsoft.Compute")
        subscription.cloud.setRegistered(true, provider: "Microsoft.ContainerService")
        let before = subscription.cloud.inventory()
        let findings = try await findings(.sample(kind: .dedicatedHA))
        #expect(findings.allSatisfy { $0.verdict != .missing && $0.verdict != .cannotTell })
        #expect(findings.filter { $0.kind == "registration" && $0.verdict == .warning }.count == 2)
        #expect(findings.filter { $0.kind == "permission" }.count == Permission.needed.count)
        #expect(findings.contains { $0.subject.contains("system pool") && $0.verdict == .warning })
        #expect(subscription.cloud.inventory() == before)
        #expect(!subscription.cloud.calls.contains { $0.isMutating })
    }

    @Test(arguments: [("standardBsv2Family", "Standard Bsv2 Family vCPUs"), ("cores", "Total Regional vCPUs")])
    func aQuotaWithoutRoomForOneMoreNodeIsWarnedOf(name: String, subject: String) async throws {
        subscription.cloud.setQuota(name, to: 15)
        let limits = try await findings(.sample(kind: .dedicatedHA)).filter { $0.kind == "limit" }
        #expect(limits.count == 2)
        #expect(limits.first { $0.subject == subject }?.verdict == .warning)
        #expect(limits.first { $0.subject == subject }?.advice.contains("16") == true)
    }

    @Test func aSizeThatIsNotForThisSubscriptionIsSaid() async throws {
        subscription.cloud.restrict(size: "Standard_B4s_v2", region: "westeurope")
        let found = try await findings(.sample()).first { $0.kind == "size" && $0.verdict == .missing }
        #expect(found?.text == "Standard_B4s_v2 is not offered to this subscription in westeurope.")
    }

    @Test func withoutARoleAtTheSubscriptionThatIsWhatIsSaid() async throws {
        let azure = ScriptedAzure {
            $0.url.contains("/permissions?") ? ScriptedAzure.reply(200, ["value": []]) : nil
        }
        let found = await Azure.scripted(azure).preflight(try .sample(), using: .sample())
            .filter { $0.kind == "permission" }
        #expect(found.map(\.verdict) == [.missing])
        #expect(found.first?.text.contains("no role at subscription scope") == true)
    }

    @Test func aReaderLacksEveryWrite() async throws {
        let found = try await findings(.sample(), TestSubscription(role: "Reader")).filter { $0.kind == "permission" }
        #expect(found.count == Permission.needed.count)
        #expect(found.allSatisfy { ($0.verdict == .allowed) == $0.subject.hasSuffix("/read") })
    }

    @Test func aVersionThatIsNotOfferedIsRefusedWithTheList() async throws {
        let found = try await findings(.sample(version: "1.20")).first { $0.kind == "version" }
        #expect(found?.verdict == .missing)
        #expect(found?.advice == "Choose one of 1.35, 1.34, 1.33, 1.32.")
    }

    @Test func previewsAndWhatNeedsAnotherTierAreNotOnOffer() async throws {
        let azure = ScriptedAzure {
            guard $0.url.contains("/kubernetesVersions?") else { return nil }
            return ScriptedAzure.reply(
                200,
                [
                    "values": [
                        [
                            "version": "1.32", "isDefault": true,
                            "capabilities": ["supportPlan": ["KubernetesOfficial"]],
                        ],
                        ["version": "1.34", "isPreview": true],
                        ["version": "1.29", "capabilities": ["supportPlan": ["AKSLongTermSupport"]]],
                    ]
                ])
        }
        for version in ["1.34", "1.29"] {
            let found = await Azure.scripted(azure).preflight(try .sample(version: version), using: .sample())
                .first { $0.kind == "version" && $0.subject == version }
            #expect(found?.verdict == .missing, "\(version)")
        }
        #expect(try await Azure.scripted(azure).choose(for: .sample(), using: .sample()).version == "1.32")
    }

    @Test func zonesAreForHAAndTheVersionIsAzuresStandard() async throws {
        let credential = try subscription.opened()
        let one = try await subscription.provider.choose(for: .sample(), using: credential)
        #expect(one == .init(zones: [], version: "1.34"))
        let three = try await subscription.provider.choose(for: .sample(kind: .dedicatedHA), using: credential)
        #expect(three.zones == ["1", "2", "3"])
    }
}
