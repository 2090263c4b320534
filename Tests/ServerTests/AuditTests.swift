import API
import Testing

@Suite(.timeLimit(.minutes(10))) struct AuditTests {
    @Test func thePagesHoldEachRowOnceWhateverIsAddedMeanwhile() async throws {
        try await Premises.with { premises in
            for number in 1...7 { _ = try await premises.ask("POST", "/api/v1/tokens", #"{"name":"t\#(number)"}"#) }
            var ids: [Int64] = []
            var path: String? = "/api/v1/audit?limit=3"
            while let next = path {
                let page: Page<AuditBody> = try await premises.ask("GET", next).read()
                ids += page.items.map(\.id)
                path = page.next.map { "/api/v1/audit?limit=3&after=\($0)" }
                _ = try await premises.ask("POST", "/api/v1/tokens", #"{"name":"more"}"#)
            }
            #expect(ids == (1...8).reversed())
        }
    }

    @Test(arguments: ["after=x", "after=0", "after=-1", "limit=0"]) func whatIsNoPlaceIsRefused(query: String)
        async throws
    {
        try await Premises.with { premises in
            let answer = try await premises.ask("GET", "/api/v1/audit?\(query)")
            #expect(answer.status == 400)
        }
    }

    @Test func theEndOfOneVerificationIsKnownToTheNext() async throws {
        try await Premises.with { premises in
            let found: VerificationBody = try await premises.ask("GET", "/api/v1/audit/verification").read()
            let end = try #require(found.end)
            #expect(found.count == 1 && found.problem == nil && end.hasPrefix("1:"))
            let path = "/api/v1/audit/verification?known="
            let again: VerificationBody = try await premises.ask("GET", path + end).read()
            #expect(again.problem == nil)
            let zeros = String(repeating: "0", count: 64)
            let other: VerificationBody = try await premises.ask("GET", "\(path)1:\(zeros)").read()
            #expect(other.problem?.summary.hasPrefix("Row 1 of the audit") == true)
            #expect(try await premises.ask("GET", path + "nonsense").problem.field == "known")
        }
    }
}
