import Testing

@testable import ControlPlane
@testable import Server

/// Whatever changes something is in the audit, once; what came to nothing is not.
@Suite(.timeLimit(.minutes(10))) struct DeedTests {
    private func verbs(_ premises: Premises) async throws -> [String] {
        try await premises.controlPlane.auditRows(limit: 1000, as: Premises.administrator).map(\.entry.verb).reversed()
    }

    @Test func everyRouteThatIsNotOnlyReadFromHasADeed() async throws {
        try await Premises.with { premises in
            let all = Routes(controlPlane: premises.controlPlane, isSimulated: true, time: premises.clock.time).all
            let changing = all.filter { $0.method.rawValue != "GET" }.map { "\($0.method.rawValue) \($0.path)" }
            let open = Set(changing).symmetricDifference(Set(Deed.all.keys).union(Deed.elsewhere.keys))
            #expect(open.isEmpty, "Write a deed for \(open.sorted())")
            #expect(Set(Deed.all.filter { $1.rows.isEmpty }.keys) == Set(Deed.unwritten.keys))
        }
    }

    @Test(arguments: Deed.all.keys.sorted()) func theAuditTellsOfItOnce(route: String) async throws {
        let deed = try #require(Deed.all[route])
        try await Premises.with(issuer: "https://freehold.example.com") { premises in
            let send = try await deed.prepare(premises)
            let before = try await verbs(premises)
            let answer = try await send()
            let isTest = route.hasSuffix("/test")
            #expect((200..<300).contains(answer.status) || isTest, "\(answer.status): \(answer.text)")
            #expect(try await verbs(premises).dropFirst(before.count) == deed.rows[...])
            let found = try await premises.controlPlane.verifyAudit(as: Premises.administrator)
            #expect(found.flaw == nil)
        }
    }

    @Test(arguments: Deed.all.keys.sorted()) func nothingIsChangedThatCannotBeWrittenDown(route: String) async throws {
        let deed = try #require(Deed.all[route])
        guard !deed.rows.isEmpty else { return }
        try await Premises.with(issuer: "https://freehold.example.com") { premises in
            let send = try await deed.prepare(premises)
            let before = try await verbs(premises)
            try await premises.controlPlane.store.execute(
                "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END")
            let answer = try await send()
            #expect(answer.status >= 500, "\(answer.text)")
            try await premises.controlPlane.store.execute("DROP TRIGGER full")
            #expect(try await verbs(premises) == before)
            // The same goes through once there is room: nothing of it was left behind.
            let again = try await send()
            #expect((200..<300).contains(again.status) || route.hasSuffix("/test"), "\(again.status): \(again.text)")
        }
    }
}
