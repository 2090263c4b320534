import API
import Domain
import Foundation
import Testing

@Suite struct AuditTests {
    private static func row(_ id: Int64) -> AuditBody {
        AuditBody(
            id: id, at: Date(timeIntervalSince1970: 1_790_000_000), caller: "t1", verb: "cluster.create",
            workspace: "default", subject: "c\(id)", detail: ["name": "payments", "region": "north"], hash: "ab")
    }

    @Test func theRowsAreListedPageByPage() async throws {
        let stage = Stage { sent in
            guard sent.path.contains("after=") else { return try .ok(Page([Self.row(3), Self.row(2)], next: "2")) }
            return try .ok(Page([Self.row(1)]))
        }
        #expect(await stage.play("audit list") == .fine)
        #expect(stage.sent.map(\.path) == ["/api/v1/audit?limit=50", "/api/v1/audit?limit=48&after=2"])
        let lines = stage.output.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines[1].split(separator: " ", omittingEmptySubsequences: true) == [
                "3", "2026-09-21T14:13:20Z", "t1", "cluster.create", "c3", "name=payments", "region=north",
            ])
    }

    @Test func anAuditThatFitsShowsItsEnd() async throws {
        let stage = Stage { _ in try .ok(VerificationBody(count: 2, end: "2:ab", problem: nil)) }
        #expect(await stage.play("audit verify --known 1:cd") == .fine)
        #expect(stage.output == "2 rows fit. The end is 2:ab\n")
        #expect(stage.sent.map(\.path) == ["/api/v1/audit/verification?known=1%3Acd"])
    }

    @Test(arguments: ["table", "json"]) func aRowThatDoesNotFitIsAnExitCodeOfItsOwn(format: String) async throws {
        let problem = Problem("Row 5 is not what was written.", advice: "Keep a copy.", remedy: .askOperator)
        let stage = Stage { _ in try .ok(VerificationBody(count: 4, end: "4:ab", problem: problem)) }
        #expect(await stage.play("audit verify --output \(format)") == .stopped)
        #expect(stage.messages.contains("Row 5 is not what was written."))
    }
}
