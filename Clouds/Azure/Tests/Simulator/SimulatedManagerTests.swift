import AzureSimulator
import Cloud
import Domain
import Foundation
import Simulation
import Testing

/// Whom the simulated Resource Manager lets do what, and what it wants of a request.
struct SimulatedManagerTests {
    @Test func aRequestNeedsAVersionThatItsTypeHas() async throws {
        let site = SimulatedAzureSite()
        let bare = try await site.asker.ask("GET", "https://management.azure.com\(site.group)")
        #expect((bare.status, bare.code) == (400, "MissingApiVersionParameter"))
        #expect(try await site.asker.ask("GET", site.group, version: "1999-01-01").code == "InvalidApiVersionParameter")
        let old = try await site.asker.ask("GET", site.cluster, version: "1999-01-01")
        #expect((old.status, old.code) == (400, "NoRegisteredProviderFound"))
        #expect(old.message.contains("2024-02-01"))
        let odd = try await site.asker.ask("GET", "\(site.group)/providers/Microsoft.Coffee/machines/one", version: "1")
        #expect(odd.code == "InvalidResourceNamespace")
    }

    @Test func whoShowsNoTokenIsToldWhichTenantItIs() async throws {
        let site = SimulatedAzureSite()
        let other = site.cloud.makeForeignSubscription()
        for (subscription, tenant) in [
            (site.principal.subscriptionID, site.principal.tenantID), (other.subscriptionID, other.tenantID),
        ] {
            let url = "https://management.azure.com/subscriptions/\(subscription)?api-version=2022-12-01"
            let reply = try await site.asker.reply(to: Request("GET", url))
            #expect((reply.status, reply.code) == (401, "AuthenticationFailed"))
            #expect(reply.headers["WWW-Authenticate"]?.contains(tenant) == true)
        }
        let foreign = try await site.get("/subscriptions/\(other.subscriptionID)")
        #expect((foreign.status, foreign.code) == (401, "InvalidAuthenticationTokenTenant"))
        #expect(try await site.get("/subscriptions/\(other.tenantID)").code == "SubscriptionNotFound")
        #expect(try await site.get("/subscriptions/nonsense").code == "InvalidSubscriptionId")
    }

    @Test func aContributorGivesNoRolesAndTakesNoLocks() async throws {
        let site = SimulatedAzureSite()
        try await site.makeGroup()
        let authorization = "\(site.group)/providers/Microsoft.Authorization"
        let grant = try await site.put("\(authorization)/roleAssignments/\(site.principal.clientID)", [:])
        #expect((grant.status, grant.code) == (403, "AuthorizationFailed"))
        #expect(grant.message.contains("'Microsoft.Authorization/roleAssignments/write'"))
        #expect(try await site.put("\(authorization)/locks/keep", [:]).code == "AuthorizationFailed")
        let rights = try await site.get("\(site.subscription)/providers/Microsoft.Authorization/permissions")
        #expect(
            rights.body["value"].array?.first?["notActions"].strings.contains("Microsoft.Authorization/*/Write") == true
        )
    }

    @Test func aListOfRolesIsNarrowedInThreeWaysAndNoOther() async throws {
        let site = SimulatedAzureSite(role: "Owner")
        let other = site.cloud.makeServicePrincipal("other", role: "Reader")
        func count(_ filter: String, at scope: String) async throws -> Int? {
            let path = "\(scope)/providers/Microsoft.Authorization/roleAssignments"
            return try await site.asker.ask("GET", path, query: "&$filter=\(filter)").body["value"].array?.count
        }
        try await site.makeGroup()
        site.cloud.grant("Network Contributor", to: other.clientID, scope: site.group)
        #expect(try await count("assignedTo('\(other.objectID)')", at: site.group) == 2)
        #expect(try await count("principalId%20eq%20'\(other.objectID)'", at: site.subscription) == 2)
        #expect(try await count("atScope()", at: site.subscription) == 2)
        #expect(try await count("atScope()", at: site.group) == 3)
        #expect(try await count("roleName%20eq%20'Reader'", at: site.group) == nil)
    }

    @Test func aFreshRoleIsBelievedInLaterAndARevokedOneForAWhile() async throws {
        let site = SimulatedAzureSite(propagation: .minutes(2))
        let late = site.cloud.makeServicePrincipal("late", isFresh: true)
        let asker = SimulatedAzureAsker(site.cloud, late)
        #expect(try await asker.ask("GET", site.subscription).code == "AuthorizationFailed")
        #expect(try await asker.ask("GET", "/subscriptions").body["value"].array == [])
        site.clock.advance(by: .minutes(2))
        #expect(try await asker.ask("GET", site.subscription).status == 200)
        site.cloud.revokeRoles(of: late.clientID)
        #expect(try await asker.ask("GET", site.subscription).status == 200)
        site.clock.advance(by: .minutes(2))
        #expect(try await asker.ask("GET", site.subscription).code == "AuthorizationFailed")
    }

    @Test func aRoleOnAGroupReachesNoFurther() async throws {
        let site = SimulatedAzureSite()
        try await site.makeGroup()
        let narrow = SimulatedAzureAsker(site.cloud, site.cloud.makeServicePrincipal("narrow", scope: site.group))
        #expect(try await narrow.ask("GET", site.subscription).status == 200)
        #expect(try await narrow.ask("GET", site.group.uppercased()).status == 200)
        let other = "\(site.subscription)/resourceGroups/other"
        #expect(try await narrow.ask("PUT", other, ["location": "westeurope"]).code == "AuthorizationFailed")
        #expect(
            try await narrow.ask("GET", "\(site.subscription)/providers/Microsoft.Authorization/permissions").code
                == "AuthorizationFailed")
    }

    @Test func anUnregisteredProviderMakesNothingUntilItIsRegistered() async throws {
        let site = SimulatedAzureSite()
        site.cloud.setRegistered(false, provider: "Microsoft.Network")
        try await site.makeGroup()
        let early = try await site.put(site.network, SimulatedAzureSite.networkBody)
        #expect((early.status, early.code) == (409, "MissingSubscriptionRegistration"))
        let provider = "\(site.subscription)/providers/Microsoft.Network"
        let reply = try await site.asker.ask("POST", "\(provider)/register")
        #expect((reply.status, reply.body["registrationState"].string) == (200, "Registering"))
        site.clock.advance(by: .minutes(2))
        #expect(try await site.get(provider).body["registrationState"].string == "Registered")
        #expect(try await site.put(site.network, SimulatedAzureSite.networkBody).status == 201)
    }

    @Test func aDisabledSubscriptionIsOnlyLookedAtAndDeletedFrom() async throws {
        let site = SimulatedAzureSite()
        try await site.makeGroup()
        site.cloud.setSubscriptionState("Disabled")
        #expect(try await site.get(site.subscription).body["state"].string == "Disabled")
        #expect(
            try await site.put(site.group, ["location": "westeurope"]).code == "ReadOnlyDisabledSubscription")
        #expect(try await site.asker.ask("DELETE", site.group).status == 202)
    }

    @Test func whoAsksTooOftenWaits() async throws {
        let site = SimulatedAzureSite(isThrottling: true)
        var last = try await site.get(site.subscription)
        for _ in 0..<260 where last.status == 200 { last = try await site.get(site.subscription) }
        #expect((last.status, last.code) == (429, "SubscriptionRequestsThrottled"))
        #expect(last.headers["Retry-After"].flatMap { Int($0) } ?? 0 > 0)
    }

    @Test func behindOneAddressEverythingIsAnsweredAndHandedOutThere() async throws {
        let site = SimulatedAzureSite()
        let asker = SimulatedAzureAsker(site.cloud, site.principal, base: "http://127.0.0.1:5000")
        #expect(try await asker.ask("PUT", site.group, ["location": "westeurope"]).status == 201)
        let gone = try await asker.ask("DELETE", site.group)
        #expect(gone.headers["Location"]?.hasPrefix("http://127.0.0.1:5000/subscriptions/") == true)
        let request = Request("GET", "http://127.0.0.1:5000/metadata/endpoints?api-version=2022-09-01")
        let endpoints = try await asker.reply(to: request).body
        #expect(endpoints["resourceManager"].string == "http://127.0.0.1:5000")
        #expect(endpoints["authentication"]["loginEndpoint"].string == "http://127.0.0.1:5000")
    }

    @Test func listsLagBehindAndAGetDoesNot() async throws {
        let site = SimulatedAzureSite(lag: .seconds(5))
        try await site.makeGroup()
        #expect(try await site.get(site.group).status == 200)
        let all = "\(site.subscription)/resourcegroups"
        #expect(try await site.get(all).body["value"].array?.count == 0)
        site.clock.advance(by: .seconds(5))
        #expect(try await site.get(all).body["value"].array?.count == 1)
    }

    @Test func aLongListComesInPagesAndTheLastMayBeEmpty() async throws {
        let site = SimulatedAzureSite()
        for name in ["one", "two", "three", "four"] {
            try await site.put("\(site.subscription)/resourceGroups/\(name)", ["location": "westeurope"])
        }
        site.cloud.setPageSize(2)
        var names: [String] = []
        var counts: [Int] = []
        var next: String? = "\(site.subscription)/resourcegroups"
        while let path = next {
            let page = try await site.get(path).body
            names += (page["value"].array ?? []).compactMap { $0["name"].string }
            counts.append(page["value"].array?.count ?? -1)
            next = page["nextLink"].string
        }
        #expect(names == ["one", "two", "three", "four"])
        #expect(counts == [2, 2, 0])
    }

    @Test func graphTellsAnApplicationWithoutPermissionsJustThat() async throws {
        let site = SimulatedAzureSite()
        let scope = ["scope": "https://graph.microsoft.com/.default"]
        let token = try #require(try await site.asker.signIn(fields: scope).body["access_token"].string)
        let url = "https://graph.microsoft.com/v1.0/applications"
        let request = Request("GET", url, headers: ["Authorization": "Bearer \(token)"])
        #expect(try await site.asker.reply(to: request).code == "Authorization_RequestDenied")
        #expect(try await site.asker.reply(to: Request("GET", url)).status == 401)
        let manager = "https://management.azure.com/subscriptions?api-version=2022-12-01"
        let misled = Request("GET", manager, headers: ["Authorization": "Bearer \(token)"])
        #expect(try await site.asker.reply(to: misled).code == "InvalidAuthenticationTokenAudience")
    }
}
