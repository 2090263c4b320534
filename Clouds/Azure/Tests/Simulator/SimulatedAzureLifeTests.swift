import AzureSimulator
import Domain
import Foundation
import Simulation
import Testing

/// A whole life, judged by the specifications.
struct SimulatedAzureLifeTests {
    @Test(.enabled(if: SimulatedAzureReferee.isThere), .timeLimit(.minutes(2)))
    func everyAnswerIsAsTheSpecificationsHaveIt() async throws {
        let site = SimulatedAzureSite(role: "Owner")
        try await lookAround(site)
        try await live(site)
        try await meetRefusals(site)
        try await die(site)
        let verdict = try SimulatedAzureReferee.verdict(on: site.asker.exchanges)
        print("the simulated Azure, by its specifications: \(verdict.suffix(60).split(separator: "\n").last ?? "")")
        #expect(verdict.hasSuffix(", 0 rejected\n"), "\(verdict.suffix(6000))")
        #expect(site.asker.exchanges.count > 60)
        #expect(site.cloud.inventory() == [])
    }

    private func lookAround(_ site: SimulatedAzureSite) async throws {
        let root = site.subscription
        let paths = [
            "/subscriptions", root, "\(root)/locations", "\(root)/providers", "\(root)/resourcegroups",
            "\(root)/providers/Microsoft.ContainerService", "\(root)/resources",
            "\(root)/providers/Microsoft.Compute/locations/westeurope/usages",
            "\(root)/providers/Microsoft.Network/locations/westeurope/usages",
            "\(root)/providers/Microsoft.ContainerService/locations/westeurope/kubernetesVersions",
            "\(root)/providers/Microsoft.ContainerService/managedClusters",
            "\(root)/providers/Microsoft.Network/virtualNetworks",
            "\(root)/providers/Microsoft.Authorization/roleAssignments",
            "\(root)/providers/Microsoft.Authorization/roleDefinitions",
        ]
        for path in paths {
            let version = path.contains("usages") && path.contains("Compute") ? "2024-03-01" : nil
            #expect(try await site.asker.ask("GET", path, version: version).status == 200, "\(path)")
        }
        let skus = try await site.asker.ask(
            "GET", "\(root)/providers/Microsoft.Compute/skus", query: "&$filter=location%20eq%20'westeurope'")
        #expect(skus.status == 200)
        #expect(try await site.asker.ask("POST", "\(root)/providers/Microsoft.Storage/register").status == 200)
    }

    private func live(_ site: SimulatedAzureSite) async throws {
        #expect(try await site.asker.ask("HEAD", site.group).status == 404)
        try await site.makeNetwork()
        #expect(try await site.asker.ask("HEAD", site.group).status == 204)
        for path in [site.group, site.network, site.subnet, "\(site.network)/subnets"] {
            #expect(try await site.get(path).status == 200, "\(path)")
        }
        #expect(try await site.asker.ask("PATCH", site.group, ["tags": ["a": "b"]]).status == 200)
        let second = try await site.put(
            "\(site.network)/subnets/more", ["properties": ["addressPrefix": "10.1.16.0/20"]])
        #expect(second.status == 201)
        #expect(try await site.follow(second).body["status"].string == "Succeeded")
        let made = try await site.put(site.cluster, site.clusterBody(count: 2, tier: "Standard"))
        #expect(made.status == 201, "\(made.body.text)")
        _ = try await site.get(site.cluster)
        #expect(try await site.follow(made).body["status"].string == "Succeeded")
        _ = try await site.get(site.cluster)
        let pool = try await site.put(
            site.pool("work"),
            [
                "properties": [
                    "count": 1, "vmSize": "Standard_D4s_v5", "mode": "User", "enableAutoScaling": true,
                    "minCount": 1, "maxCount": 3, "vnetSubnetID": JSON(site.subnet),
                ]
            ])
        #expect(pool.status == 201, "\(pool.body.text)")
        #expect(try await site.follow(pool).body["status"].string == "Succeeded")
        for path in [site.pool("work"), "\(site.cluster)/agentPools", "\(site.group)/resources"] {
            #expect(try await site.get(path).status == 200, "\(path)")
        }
        for verb in ["listClusterAdminCredential", "listClusterUserCredential"] {
            #expect(try await site.asker.ask("POST", "\(site.cluster)/\(verb)").status == 200)
        }
        let tagged = try await site.asker.ask("PATCH", site.cluster, ["tags": ["a": "b"]])
        #expect(tagged.status == 200)
        let rotated = try await site.asker.ask("POST", "\(site.cluster)/rotateClusterCertificates")
        #expect(rotated.status == 202)
        #expect(try await site.follow(rotated).body["status"].string == "Succeeded")
        try await grant(site)
        try await define(site)
    }

    /// An identity and a role of the customer's own.
    private func define(_ site: SimulatedAzureSite) async throws {
        let identity = "\(site.group)/providers/Microsoft.ManagedIdentity/userAssignedIdentities/nodes"
        #expect(try await site.put(identity, ["location": "westeurope"]).status == 201)
        let known = try await site.get(identity).body["properties"]["principalId"].string
        let authorization = "\(site.subscription)/providers/Microsoft.Authorization"
        let role = "\(authorization)/roleDefinitions/22222222-2222-4333-8444-555555555555"
        let definition: JSON = [
            "properties": [
                "roleName": "Joiner", "description": "Joins subnets.", "type": "CustomRole",
                "assignableScopes": [JSON(site.subscription)],
                "permissions": [["actions": ["Microsoft.Network/virtualNetworks/subnets/join/action"]]],
            ]
        ]
        #expect(try await site.put(role, definition).status == 201)
        #expect(try await site.get(role).body["properties"]["roleName"].string == "Joiner")
        func assignment(_ principal: String?) -> JSON {
            ["properties": ["roleDefinitionId": JSON(role), "principalId": JSON(principal ?? "")]]
        }
        let path = "\(site.group)/providers/Microsoft.Authorization/roleAssignments/"
        let one = path + "33333333-2222-4333-8444-555555555555"
        // The directory has not heard of a principal as new as this one.
        #expect(try await site.put(one, assignment(known)).code == "PrincipalNotFound")
        site.clock.advance(by: .minutes(1))
        #expect(try await site.put(one, assignment(known)).status == 201)
        let two = path + "44444444-2222-4333-8444-555555555555"
        #expect(try await site.put(two, assignment(known)).code == "RoleAssignmentExists")
        #expect(try await site.asker.ask("DELETE", one).status == 200)
        #expect(try await site.asker.ask("DELETE", role).status == 200)
        #expect(try await site.asker.ask("DELETE", identity).status == 200)
        #expect(try await site.get("\(site.group)/providers/Microsoft.Authorization/permissions").status == 200)
    }

    private func grant(_ site: SimulatedAzureSite) async throws {
        let cluster = try await site.get(site.cluster).body
        let principal = try #require(cluster["identity"]["principalId"].string)
        let path =
            "\(site.subnet)/providers/Microsoft.Authorization/roleAssignments/11111111-2222-4333-8444-555555555555"
        let roles = "\(site.subscription)/providers/Microsoft.Authorization/roleDefinitions"
        let role = "\(roles)/4d97b98b-1d4f-4787-a291-c67834d212e7"
        let body: JSON = [
            "properties": [
                "roleDefinitionId": JSON(role), "principalId": JSON(principal), "principalType": "ServicePrincipal",
            ]
        ]
        #expect(try await site.put(path, body).status == 201)
        #expect(try await site.put(path, body).status == 200)
        #expect(try await site.get(path).status == 200)
        #expect(try await site.asker.ask("DELETE", path).status == 200)
    }

    private func meetRefusals(_ site: SimulatedAzureSite) async throws {
        let missing = "\(site.subscription)/resourceGroups/nobody"
        #expect(try await site.get(missing).code == "ResourceGroupNotFound")
        #expect(try await site.get("\(site.network)/subnets/nobody").code == "NotFound")
        #expect(try await site.get("\(site.network)s").code == "ResourceNotFound")
        #expect(try await site.asker.ask("DELETE", site.subnet).code == "InUseSubnetCannotBeDeleted")
        #expect(try await site.asker.ask("DELETE", "\(site.pool("work"))x").status == 204)
    }

    private func die(_ site: SimulatedAzureSite) async throws {
        let gone = try await site.asker.ask("DELETE", site.pool("work"))
        #expect(gone.status == 202)
        #expect(try await site.follow(gone).body["status"].string == "Succeeded")
        let cluster = try await site.asker.ask("DELETE", site.cluster)
        #expect(cluster.status == 202)
        #expect(try await site.follow(cluster).body["status"].string == "Succeeded")
        #expect(try await site.get(site.cluster).status == 404)
        let subnet = try await site.asker.ask("DELETE", "\(site.network)/subnets/more")
        #expect(subnet.status == 202)
        #expect(try await site.follow(subnet).body["status"].string == "Succeeded")
        let group = try await site.asker.ask("DELETE", site.group)
        #expect(group.status == 202)
        #expect(try await site.follow(group).status == 200)
        #expect(try await site.get(site.group).status == 404)
    }
}
