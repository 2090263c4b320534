import Cloud
import Domain
import Testing

@testable import Azure

struct PreflightTests {
    /// A subscription with a Contributor, and this much quota.
    private func azure(
        family: Int = 16, cores: Int = 20, actions: JSON = ["*"], zones: JSON = ["1", "2", "3"]
    ) -> ScriptedAzure {
        let azure = ScriptedAzure()
        let providers = "\(ScriptedAzure.root)/providers"
        let lists: [String: JSON] = [
            "\(ScriptedAzure.root)/locations": ["value": [["name": "westeurope"]]],
            "\(providers)/Microsoft.Compute/locations/westeurope/usages": [
                "value": [
                    ["name": ["value": "cores"], "currentValue": 0, "limit": .int(cores), "unit": "Count"],
                    ["name": ["value": "standardBsv2Family"], "currentValue": 0, "limit": .int(family)],
                ]
            ],
            "\(providers)/Microsoft.Compute/skus": [
                "value": [
                    [
                        "resourceType": "virtualMachines", "name": "Standard_B4s_v2", "family": "standardBsv2Family",
                        "locationInfo": [["location": "westeurope", "zones": zones]],
                        "capabilities": [["name": "vCPUs", "value": "4"]],
                    ]
                ]
            ],
            "\(providers)/Microsoft.ContainerService/locations/westeurope/kubernetesVersions": [
                "values": [
                    ["version": "1.32", "isDefault": true, "capabilities": ["supportPlan": ["KubernetesOfficial"]]],
                    ["version": "1.34", "isPreview": true],
                    ["version": "1.29", "capabilities": ["supportPlan": ["AKSLongTermSupport"]]],
                ]
            ],
            "\(providers)/Microsoft.Authorization/permissions": [
                "value": [["actions": actions, "notActions": ["Microsoft.Authorization/*/Write"]]]
            ],
        ]
        azure.world.withLock { $0.lists = Dictionary(uniqueKeysWithValues: lists.map { ($0.lowercased(), $1) }) }
        return azure
    }

    private func findings(_ azure: ScriptedAzure, _ cluster: Cluster) async -> [Finding] {
        await Azure.scripted(azure).preflight(cluster, using: .sample())
    }

    @Test func aFreshSubscriptionWithQuotaLacksNothing() async throws {
        let findings = await findings(azure(), try .sample(kind: .dedicatedHA))
        #expect(findings.allSatisfy { $0.verdict != .missing && $0.verdict != .cannotTell })
        #expect(findings.filter { $0.kind == "registration" }.allSatisfy { $0.verdict == .warning })
        #expect(findings.filter { $0.kind == "permission" }.count == Permission.needed.count)
        #expect(findings.contains { $0.subject.contains("system pool") && $0.verdict == .warning })
    }

    @Test(arguments: [
        (0, 20, "Standard Bsv2 Family vCPUs", Finding.Verdict.missing),
        (12, 20, "Standard Bsv2 Family vCPUs", .warning), (16, 11, "Total Regional vCPUs", .missing),
    ])
    func bothQuotasAreHeldAgainstNodesAndOneMore(
        family: Int, cores: Int, subject: String, verdict: Finding.Verdict
    ) async throws {
        let limits = await findings(azure(family: family, cores: cores), try .sample(kind: .dedicatedHA))
            .filter { $0.kind == "limit" }
        #expect(limits.count == 2)
        let found = try #require(limits.first { $0.subject == subject })
        #expect(found.verdict == verdict)
        #expect(found.text.contains("3 nodes need 12"))
        #expect(found.advice.contains("16"))
    }

    @Test func withoutARoleAtTheSubscriptionThatIsWhatIsSaid() async throws {
        let none = azure()
        none.world.withLock {
            $0.lists["\(ScriptedAzure.root)/providers/microsoft.authorization/permissions"] = ["value": []]
        }
        let found = await findings(none, try .sample()).filter { $0.kind == "permission" }
        #expect(found.count == 1)
        #expect(found.first?.verdict == .missing)
        #expect(found.first?.text.contains("no role at subscription scope") == true)
    }

    @Test func aReaderLacksEveryWrite() async throws {
        let found = await findings(azure(actions: ["*/read"]), try .sample()).filter { $0.kind == "permission" }
        #expect(found.allSatisfy { ($0.verdict == .allowed) == $0.subject.hasSuffix("/read") })
    }

    @Test func aVersionThatIsNotOfferedIsRefusedWithTheList() async throws {
        let found = await findings(azure(), try .sample(version: "1.20")).first { $0.kind == "version" }
        #expect(found?.verdict == .missing)
        #expect(found?.advice == "Choose one of 1.32.")
    }

    @Test func zonesAreForHAAndTheVersionIsAzuresStandard() async throws {
        let provider = Azure.scripted(azure())
        let one = try await provider.choose(for: .sample(), using: .sample())
        #expect(one == .init(zones: [], version: "1.32"))
        let three = try await provider.choose(for: .sample(kind: .dedicatedHA), using: .sample())
        #expect(three.zones == ["1", "2", "3"])
    }
}
