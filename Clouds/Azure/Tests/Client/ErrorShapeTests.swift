import Cloud
import Domain
import Foundation
import Testing

@testable import Azure

struct ErrorShapeTests {
    struct Row: Sendable {
        let meaning: CloudError.Meaning
        let remedy: Problem.Remedy
        let word: String
    }

    /// What becomes of every error that was seen in the world.
    private static let rows: [String: Row] = [
        "Entra bad secret": Row(meaning: .unauthenticated, remedy: .fixCredential, word: "client secret"),
        "Entra expired secret": Row(meaning: .unauthenticated, remedy: .fixCredential, word: "expired"),
        "Entra unknown app": Row(meaning: .unauthenticated, remedy: .fixCredential, word: "has no application"),
        "Entra unknown tenant": Row(meaning: .unauthenticated, remedy: .fixCredential, word: "no tenant"),
        "ARM bad token": Row(meaning: .unauthenticated, remedy: .fixCredential, word: "token"),
        "ARM not authorized": Row(meaning: .denied, remedy: .grantPermission, word: "denied <action>"),
        "subscription unknown": Row(meaning: .unauthenticated, remedy: .fixCredential, word: "no such subscription"),
        "RG unknown": Row(meaning: .gone, remedy: .wait, word: "could not be found"),
        "resource unknown": Row(meaning: .gone, remedy: .wait, word: "was not found"),
        "subnet unknown (network RP answers)": Row(meaning: .gone, remedy: .wait, word: "not found"),
        "RG being deleted": Row(meaning: .busy, remedy: .wait, word: "<rg> is being deleted"),
        "AKS vCPU quota, regional, preflight on PUT": Row(
            meaning: .quota, remedy: .raiseQuota, word: "4 of the 6 vCPUs"),
        "AKS vCPU quota, family": Row(
            meaning: .quota, remedy: .raiseQuota, word: "0 of the 4 vCPUs that the nodes need (Standard Bsv2"),
        "AKS quota, found while creating (poll body)": Row(
            meaning: .quota, remedy: .raiseQuota, word: "4 of the 6 vCPUs that the nodes need (Total Regional"),
        "AKS other operation running": Row(meaning: .busy, remedy: .wait, word: "nodepool1"),
        "AKS etag": Row(meaning: .busy, remedy: .wait, word: "Another operation"),
        "AKS throttled": Row(meaning: .throttled, remedy: .wait, word: "slow down"),
        "ARM throttled": Row(meaning: .throttled, remedy: .wait, word: "slow down"),
        "network busy": Row(meaning: .busy, remedy: .wait, word: "Another operation"),
        "SKU capacity": Row(meaning: .capacity, remedy: .changeSpec, word: "Standard_DS1_v2"),
        "provider not registered": Row(meaning: .notYet, remedy: .wait, word: "does not use"),
        "public IPs": Row(meaning: .quota, remedy: .raiseQuota, word: "20 public IP addresses"),
        "LRO status GET hiccup": Row(meaning: .transient, remedy: .wait, word: "fault of its own"),
        "role assignment exists": Row(meaning: .exists, remedy: .askOperator, word: "already exists"),
        "principal not replicated": Row(meaning: .notYet, remedy: .wait, word: "everywhere"),
        "alias: SP has no billing role": Row(meaning: .denied, remedy: .grantPermission, word: "denied"),
        "alias: bad management group": Row(meaning: .invalid, remedy: .askOperator, word: "management group"),
        "Graph denied": Row(meaning: .denied, remedy: .grantPermission, word: "denied"),
        "Graph already a member": Row(meaning: .invalid, remedy: .askOperator, word: "already exist"),
        "Graph not found": Row(meaning: .gone, remedy: .wait, word: "does not exist"),
        "Graph throttled": Row(meaning: .throttled, remedy: .wait, word: "slow down"),
    ]

    @Test(.enabled(if: !Referee.shapes.isEmpty, "no referees"))
    func everyErrorThatWasSeenBecomesTheRightProblem() throws {
        for shape in Referee.shapes where shape.name != "LRO Succeeded although an error object is present" {
            let row = try #require(Self.rows[shape.name], "\(shape.name) has no row")
            var headers = Headers()
            for (name, value) in shape.headers { headers.append(name, value) }
            let error = Refusal(
                "Microsoft.X/y/write", status: shape.status, headers: headers, body: shape.body.bytes,
                now: Date(timeIntervalSince1970: 0)
            ).error
            #expect(error.meaning == row.meaning, "\(shape.name)")
            let problem = AzureProblems.explain(error)
            #expect(problem.remedy == row.remedy, "\(shape.name)")
            #expect(problem.summary.contains(row.word), "\(shape.name): \(problem.summary)")
            #expect(problem.isWellWorded, "\(shape.name): \(problem)")
        }
    }

    private func read(_ status: Int, _ body: JSON, _ headers: Headers = [:]) -> CloudError {
        Refusal("x", status: status, headers: headers, body: body.bytes, now: Date(timeIntervalSince1970: 0)).error
    }

    @Test func theCodeIsFoundFlatInAnEnvelopeInTwoAndInsideAMessage() {
        let flat: JSON = ["code": "QuotaExceeded", "message": "m"]
        #expect(read(400, flat).code == "QuotaExceeded")
        #expect(read(400, ["error": flat]).code == "QuotaExceeded")
        #expect(read(400, ["error": ["error": flat]]).code == "QuotaExceeded")
        #expect(read(400, ["error": flat, "code": "Other", "message": "o"]).code == "QuotaExceeded")
        let text = #"{"error":{"code":"QuotaExceeded","message":"m"}}"#
        #expect(read(400, ["error": ["code": "BadRequest", "message": .string(text)]]).code == "QuotaExceeded")
    }

    @Test func whatFailedInsideCountsMoreThanThatSomethingDid() {
        let error: JSON = [
            "error": [
                "code": "DeploymentFailed", "message": "See inside.",
                "details": [["code": "ZonalAllocationFailed", "message": "No room."]],
            ]
        ]
        #expect(read(409, error).meaning == .capacity)
    }

    @Test func aWaitIsReadInSecondsAndAsADate() {
        #expect(read(429, [:], ["Retry-After": "17"]).retryAfter == .seconds(17))
        #expect(read(429, [:], ["Retry-After": "Thu, 01 Jan 1970 00:01:00 GMT"]).retryAfter == .seconds(60))
        #expect(read(429, [:], ["Retry-After": "soon"]).retryAfter == nil)
    }

    @Test func whatIsNoJSONIsAFaultOfAzures() {
        let error = Refusal(
            "x", status: 502, headers: [:], body: Array("<html>".utf8), now: Date(timeIntervalSince1970: 0)
        ).error
        #expect(error.meaning == .transient)
    }
}

extension Problem {
    /// Two sentences for a person, without the words that say nothing; what the cloud said is behind a colon.
    var isWellWorded: Bool {
        let own = summary.prefix { $0 != ":" }
        let blunt = ["failed", "error", "oops", "please", "something went wrong"]
        return summary.hasSuffix(".") && advice.hasSuffix(".")
            && !blunt.contains { (own + advice).lowercased().contains($0) }
    }
}
