import API
import Domain
import Testing

/// Taking access away over HTTP, and what can be done where it was taken away too early.
@Suite(.timeLimit(.minutes(5))) struct RevocationTests {
    @Test func whatWorksIsNotForgotten() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let answer = try await premises.ask("POST", "clusters/payments/forget", #"{"confirm":"payments"}"#)
            #expect(answer.status == 409)
            #expect(try answer.problem.title.contains("works"))
            let revocation = try await premises.ask("GET", "credentials/mine/revocation").read(RevocationBody.self)
            #expect(revocation.clusters == ["payments"])
        }
    }

    @Test func whatIsCutOffIsForgottenByItsNameAndItsInventoryStays() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            premises.toy.isClosed.withLock { $0 = true }
            _ = try await premises.ask("POST", "credentials/mine/validate")
            try await premises.pass(.seconds(10))
            let wrong = try await premises.ask("POST", "clusters/payments/forget", #"{"confirm":"paymentz"}"#)
            #expect(wrong.status == 422)
            #expect(try await premises.ask("POST", "clusters/payments/forget").status == 415)
            let answer = try await premises.ask("POST", "clusters/payments/forget", #"{"confirm":"payments"}"#)
            #expect(answer.status == 200)
            let gone = try answer.read(ClusterBody.self)
            #expect(gone.phase == .forgotten)
            #expect(gone.operation?.kind == "forget")
            let path = "clusters/\(gone.id)/inventory"
            let inventory = try await premises.ask("GET", path).read(InventoryBody.self)
            #expect(inventory.items.map(\.step) == ["machine", "network"])
            #expect(inventory.forgottenAt != nil)
            let script = try await premises.ask("GET", "\(path)?format=script")
            #expect(script.headers["Content-Type"]?.hasPrefix("text/x-shellscript") == true)
            #expect(script.text.hasPrefix("#!/bin/sh\n"))
            #expect(try await premises.ask("GET", "\(path)?format=xml").status == 400)
            let all = try await premises.ask("GET", "clusters?deleted=true").read(Page<ClusterBody>.self)
            #expect(all.items.map(\.phase) == [.forgotten])
        }
    }
}
