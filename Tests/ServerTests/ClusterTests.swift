import API
import Domain
import Testing

@Suite(.timeLimit(.minutes(10))) struct ClusterTests {
    @Test func aClusterIsMadeShownAndRemoved() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let shown: ClusterBody = try await premises.ask("GET", "clusters/payments").read()
            #expect(shown.phase == .running)
            #expect(shown.steps.map(\.state) == [.ready, .ready])
            #expect(shown.regionName == "North Pole" && shown.providerName == "Toy Cloud" && shown.isSimulated)
            #expect(shown.zones == ["north-a"] && shown.version == "1.33")
            let resources: Page<ResourceBody> = try await premises.ask("GET", "clusters/payments/resources").read()
            #expect(resources.items.map(\.step) == ["network", "machine"])
            #expect(Set(resources.items.map(\.cloudID)) == Set(premises.toy.cloud.things.withLock { $0.keys }))

            let gone = try await premises.ask("DELETE", "clusters/payments?confirm=payments")
            #expect(gone.status == 202)
            #expect(try gone.read(ClusterBody.self).phase == .deleting)
            #expect(try await premises.ask("GET", "clusters/payments/proof").status == 404)
            try await premises.pass()
            #expect(premises.toy.cloud.things.withLock { $0 }.isEmpty)
            let proof: ProofBody = try await premises.ask("GET", "clusters/\(shown.id)/proof").read()
            #expect(proof.isEmpty && proof.account == "account-1")
            #expect(proof.removed == ["network", "machine"])
            let left: Page<ResourceBody> = try await premises.ask("GET", "clusters/\(shown.id)/resources").read()
            #expect(left.items.isEmpty)
            let operations: Page<OperationBody> = try await premises.ask(
                "GET", "clusters/\(shown.id)/operations"
            ).read()
            #expect(operations.items.map(\.kind) == ["delete", "create"])
        }
    }

    @Test(arguments: [("", 400), ("?confirm=payment", 422), ("?confirm=", 422)])
    func aClusterIsNotRemovedUnlessItsNameIsRepeated(query: String, status: Int) async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let answer = try await premises.ask("DELETE", "clusters/payments\(query)")
            #expect(answer.status == status)
            #expect(try answer.problem.field == "confirm")
            #expect(try await premises.ask("GET", "clusters/payments").read(ClusterBody.self).phase == .running)
        }
    }

    @Test func anEditNamesTheRevisionThatItWasMadeFrom() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let tag = try #require(try await premises.ask("GET", "clusters/payments").headers["ETag"])
            let edit = #"{"min":2,"max":4}"#
            #expect(try await premises.ask("PATCH", "clusters/payments", edit).status == 428)
            let done = try await premises.ask("PATCH", "clusters/payments", edit, headers: ["If-Match": tag])
            #expect(done.status == 202)
            #expect(try done.read(ClusterBody.self).max == 4)
            let late = try await premises.ask("PATCH", "clusters/payments", edit, headers: ["If-Match": tag])
            #expect(late.status == 412)
            let any = try await premises.ask("PATCH", "clusters/payments", #"{"max":5}"#, headers: ["If-Match": "*"])
            #expect(any.status == 202)
        }
    }

    @Test func aPlanMakesNothing() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            let plan: PlanBody = try await premises.ask("POST", "plans", Premises.order("payments")).read()
            #expect(plan.steps == [.init(name: "network", needs: []), .init(name: "machine", needs: ["network"])])
            #expect(plan.estimatedMinutes == 1)
            #expect(plan.findings.map(\.verdict) == [.allowed])
            try await premises.pass()
            #expect(premises.toy.cloud.things.withLock { $0 }.isEmpty)
            #expect(try await premises.ask("GET", "clusters/payments").status == 404)
        }
    }

    @Test func aListIsReadPageByPage() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            let names = (0..<7).map { "c\($0)" }
            for name in names { try await premises.makeCluster(name) }
            var seen: [String] = []
            var path = "clusters?limit=3"
            while true {
                let page: Page<ClusterBody> = try await premises.ask("GET", path).read()
                #expect(page.items.count <= 3)
                seen += page.items.map(\.name)
                guard let next = page.next else { break }
                path = "clusters?limit=3&after=\(next.replacing(" ", with: "%20"))"
            }
            #expect(seen == names)
            #expect(try await premises.ask("GET", "clusters?limit=0").status == 400)
            #expect(try await premises.ask("GET", "clusters?limit=1000").status == 200)
        }
    }

    @Test func aCredentialInUseIsKept() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let answer = try await premises.ask("DELETE", "credentials/mine")
            #expect(answer.status == 409)
            #expect(try answer.problem.title.contains("payments"))
            #expect(try await premises.ask("GET", "credentials/mine").status == 200)
        }
    }
}
