import Cloud
import Domain
import Foundation
import Testing

@testable import Azure

struct FieldsTests {
    private let azure = Azure.sample()
    private let id = "1F2E3D4C-0000-4000-8000-00000000ABCD"

    private func fields(_ changes: [String: String?] = [:]) -> [String: Secret] {
        var fields: [String: String] = ["clientID": id, "clientSecret": "abc~8Q", "tenantID": id, "subscriptionID": id]
        for (key, value) in changes { fields[key] = value }
        return fields.mapValues { Secret($0) }
    }

    @Test func idsAreTakenInAnyCaseWithSpacesAndBraces() throws {
        let checked = try azure.check(fields(["clientID": " \u{feff}{\(id.lowercased())}\r\n", "tenantID": "“\(id)”"]))
        #expect(checked["clientID"] == Secret(id.lowercased()))
        #expect(checked["tenantID"] == Secret(id.lowercased()))
        #expect(checked["subscriptionID"] == Secret(id.lowercased()))
    }

    @Test func aTenantMayBeGivenByItsDomainName() throws {
        #expect(
            try azure.check(fields(["tenantID": "Contoso.onmicrosoft.com "]))["tenantID"]
                == Secret("contoso.onmicrosoft.com"))
        #expect(problem { try azure.check(fields(["tenantID": "contoso"])) }?.field == "tenantID")
        #expect(problem { try azure.check(fields(["tenantID": "a..b/../token"])) }?.field == "tenantID")
    }

    @Test func aSecretIDIsNotTakenForASecret() {
        let found = problem { try azure.check(fields(["clientSecret": id])) }
        #expect(found?.field == "clientSecret")
        #expect(found?.summary == "This is the Secret ID of a client secret, not its Value.")
    }

    @Test(arguments: ["clientID", "clientSecret", "tenantID", "subscriptionID"])
    func anEmptyFieldIsNamed(key: String) {
        #expect(problem { try azure.check(fields([key: " "])) }?.field == key)
        #expect(problem { try azure.check(fields([key: String?.none])) }?.field == key)
    }

    @Test func whoIsFederatedNeedsNoSecretAndKeepsNone() throws {
        let bare = try azure.check(fields(["clientSecret": String?.none, "authentication": "federated"]))
        let changedOver = try azure.check(fields(["authentication": "federated", "secretExpires": "2027-03-31"]))
        #expect(bare == changedOver)
        #expect(bare.keys.sorted() == ["authentication", "clientID", "subscriptionID", "tenantID"])
        let back = problem { try azure.check(bare.merging(["authentication": Secret("secret")]) { $1 }) }
        #expect(back?.field == "clientSecret")
        #expect(azure.credentialForm["clientSecret"]?.isRequired == false)
        #expect(azure.credentialForm["authentication"]?.choices == ["secret", "federated"])
    }

    @Test func whatMayBeTheSecretIsNeverRepeated() {
        let secret = "Zk~8Q~canary-canary-canary-canary-canary"
        for key in ["clientID", "tenantID", "subscriptionID"] {
            let found = problem { try azure.check(fields([key: secret])) }
            #expect(found?.field == key)
            #expect(found.map { !"\($0)".contains("canary") } == true)
        }
    }

    @Test func anExpiryIsADay() throws {
        #expect(try azure.check(fields(["secretExpires": "2027-03-31"]))["secretExpires"] == Secret("2027-03-31"))
        for wrong in ["31.3.2027", "2027-02-30", "soon"] {
            #expect(problem { try azure.check(fields(["secretExpires": wrong])) }?.field == "secretExpires")
        }
    }

    @Test func whatTheCommandLinePrintsFillsTheForm() throws {
        let printed = #"{"appId":"a","displayName":"freehold-byoc","password":"p","tenant":"t"}"#
        #expect(
            azure.fields(inPasted: printed)
                == [
                    "clientID": Secret("a"), "clientSecret": Secret("p"), "tenantID": Secret("t"),
                    "authentication": Secret("secret"),
                ])
        let older = #"{"clientId":"a","clientSecret":"p","subscriptionId":"s","tenantId":"t","x":{}}"#
        #expect(azure.fields(inPasted: older)?["subscriptionID"] == Secret("s"))
        #expect(azure.fields(inPasted: #"{"AccessKey":{}}"#) == nil)
        #expect(azure.fields(inPasted: "appId: a") == nil)
    }

    @Test func theLeastRoleHoldsWhatThePreflightAsksFor() throws {
        let role = try #require(azure.documents.first { $0.name == "policy-least" })
        let actions = JSON(parsing: Array(role.text.utf8))?["Actions"]?.array?.compactMap(\.string)
        #expect(actions?.sorted() == (Permission.needed + Permission.neededForInternalLoadBalancers).sorted())
    }

    @Test func theGuideNamesWhatTheGraphMakes() throws {
        let guide = try #require(azure.documents.first { $0.name == "guide" }).text
        for namespace in Registration.namespaces {
            #expect(guide.contains(namespace.split(separator: ".")[1]), "\(namespace)")
        }
        for word in ["a resource group", "virtual network", "AKS cluster", "node pool", "`MC_"] {
            #expect(guide.contains(word), "\(word)")
        }
    }
}
