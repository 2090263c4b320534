import Cloud
import ControlPlane
import Domain
import Engine
import Foundation
import Testing

/// The script that removes a cluster without us, run by a real shell.
@Suite(.timeLimit(.minutes(5))) struct ScriptTests {
    private func script(_ kind: Land.Kind) async throws -> (text: String, account: String, command: String) {
        let tenancy = try await Tenancy.settled(in: kind)
        let inventory = try await tenancy.controlPlane.clusterInventory(
            "payments", in: Tenancy.workspace, as: Tenancy.ann)
        return (
            try #require(inventory.script), try #require(inventory.account?.id), tenancy.land.command
        )
    }

    @Test(arguments: Land.Kind.allCases) func itChangesNothingUnlessItIsToldTo(_ kind: Land.Kind) async throws {
        let (text, account, command) = try await script(kind)
        let terminal = try Terminal(with: command, account: account)
        defer { terminal.close() }
        let ended = try terminal.run(text)
        #expect(ended.status == 0, "\(ended.said)")
        #expect(ended.calls.count > 3)
        #expect(ended.changes.isEmpty, "\(ended.changes)")
        #expect(ended.said.contains("Nothing was changed."))
        #expect(ended.said.contains("found-1"))
        #expect(try terminal.run(text, "--sure").status == 2)
    }

    @Test(arguments: Land.Kind.allCases) func whatNeedsSomethingGoesBeforeIt(_ kind: Land.Kind) async throws {
        let (text, account, command) = try await script(kind)
        let terminal = try Terminal(with: command, account: account)
        defer { terminal.close() }
        let ended = try terminal.run(text, "--yes")
        #expect(ended.status == 0, "\(ended.said)")
        #expect(ended.said.contains("Done."))
        let order =
            kind == .aws
            ? [
                "delete-load-balancer", "delete-nodegroup", "nodegroup-deleted", "terminate-instances",
                "delete-cluster", "cluster-deleted", "delete-role", "disassociate-route-table", "delete-route-table",
                "delete-nat-gateway", "nat-gateway-deleted", "release-address", "delete-network-interface",
                "delete-subnet", "delete-security-group", "detach-internet-gateway", "delete-internet-gateway",
                "delete-vpc",
            ] : ["|aks|delete|", "|vnet|delete|", "|group|delete|"]
        let places = order.map { word in ended.calls.lastIndex { $0.contains(word) } }
        #expect(!places.contains(nil), "\(zip(order, places).filter { $0.1 == nil }.map(\.0))")
        let first = { (word: String) in ended.calls.firstIndex { $0.contains(word) } ?? -1 }
        if kind == .aws {
            #expect(first("cluster-deleted") < first("delete-subnet"))
            #expect(first("nat-gateway-deleted") < first("release-address"))
            #expect(first("nodegroup-deleted") < first("delete-cluster"))
            #expect(first("detach-internet-gateway") < first("delete-internet-gateway"))
            #expect(first("delete-internet-gateway") < first("delete-vpc"))
            #expect((places.last ?? nil).map { place in places.allSatisfy { ($0 ?? 0) <= place } } == true)
        } else {
            #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
            #expect(first("|aks|delete|") < first("|vnet|delete|"))
        }
    }

    @Test(arguments: Land.Kind.allCases) func itEndsInAnotherAccountBeforeItLooksAtAnything(_ kind: Land.Kind)
        async throws
    {
        let (text, _, command) = try await script(kind)
        let terminal = try Terminal(with: command, account: "somebody-else")
        defer { terminal.close() }
        let ended = try terminal.run(text, "--yes")
        #expect(ended.status == 1)
        #expect(ended.calls.count == 1)
        #expect(ended.said.contains("This is somebody-else"))
    }

    @Test func nothingThatACloudSaysIsRunByTheShell() throws {
        let hostile = "$(touch pwned)`touch pwned`'; touch pwned; '\n\"touch pwned\" *"
        let spec = Cluster.Spec(
            size: "s", nodes: try .init(min: 1, max: 1), network: NetworkRange(base: 10 << 24, prefix: 16))
        let cluster = Cluster(
            id: .init(rawValue: "c1"), workspace: .init(rawValue: "w"), name: "payments", kind: .dedicated,
            provider: "toy", region: "north", credential: .init(rawValue: "k"), spec: spec,
            createdAt: Date(timeIntervalSince1970: 0))
        let owner = Owner(id: "c1", installation: "i1", name: "payments")
        let remains = Remains(
            of: cluster, owner: owner, account: nil, parts: [.init(step: hostile, cloudIDs: [hostile])])
        let text = RemovalScript(
            of: remains,
            [
                RemovalStep(
                    hostile,
                    [
                        .look(["toy", hostile]), .remove(["toy", "delete", hostile]),
                        .removeEach(of: ["toy", hostile], ["toy", "delete", hostile]), .expect("", from: ["toy"]),
                    ])
            ], at: Date(timeIntervalSince1970: 0)
        ).text
        let terminal = try Terminal(with: "toy", account: "")
        defer { terminal.close() }
        let ended = try terminal.run(text, "--yes")
        #expect(ended.status == 0, "\(ended.said)")
        #expect(!terminal.holds("pwned"))
    }
}
