import API
import Domain
import Testing

@Suite(.timeLimit(.minutes(5))) struct SettingsTests {
    private static let prices =
        #"{"tables":[{"provider":"toy","currency":"EUR","date":"2020-02-29","entries":["#
        + #"{"item":"machine","size":"small","amount":"0.10","per":"hour"},"#
        + #"{"item":"road","amount":"5","per":"month"}]}]}"#

    @Test func aChangeNamesTheVersionThatWasRead() async throws {
        try await Premises.with { premises in
            let read = try await premises.ask("GET", "/api/v1/settings")
            #expect(read.headers["ETag"] == "\"1\"")
            let without = try await premises.ask("PUT", "/api/v1/settings/prices", Self.prices)
            #expect(without.status == 428)
            let first = try await premises.ask(
                "PUT", "/api/v1/settings/prices", Self.prices, headers: ["If-Match": "\"1\""])
            #expect(first.status == 200 && first.headers["ETag"] == "\"2\"")
            let stale = try await premises.ask(
                "PUT", "/api/v1/settings/fees", #"{"fees":[]}"#, headers: ["If-Match": "\"1\""])
            #expect(stale.status == 412)
            let stored: SettingsBody = try await premises.ask("GET", "/api/v1/settings").read()
            #expect(stored.version == 2 && stored.prices.first?.entries.count == 2)
        }
    }

    @Test(arguments: [
        (#"],"color":1"#, "tables.0.color"),
        (#"{"item":"road","amount":"x","per":"month"}]"#, "tables.0.entries.0.amount"),
        (#"{"item":"road","amount":"1","per":"month","regoin":"north"}]"#, "tables.0.entries.0.regoin"),
    ])
    func whatCannotBeReadIsNamedByItsPlace(rest: String, field: String) async throws {
        try await Premises.with { premises in
            let start = #"{"tables":[{"provider":"toy","currency":"EUR","date":"2020-02-29","entries":["#
            let body = start + rest + "}]}"
            let answer = try await premises.ask("PUT", "/api/v1/settings/prices", body, headers: ["If-Match": "*"])
            #expect(answer.status == 400)
            #expect(try answer.problem.field == field)
        }
    }

    @Test func aPlanSaysWhatItCosts() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            let before: PlanBody = try await premises.ask("POST", "plans", Premises.order("other")).read()
            #expect(before.cost?.perMonthMin == nil && before.cost?.missing == ["Machine, small", "Road"])
            _ = try await premises.ask("PUT", "/api/v1/settings/prices", Self.prices, headers: ["If-Match": "*"])
            let after: PlanBody = try await premises.ask("POST", "plans", Premises.order("other")).read()
            #expect(after.cost?.perMonthMin?.description == "78.00" && after.cost?.pricesOf == "2020-02-29")
        }
    }

    @Test func bodiesAreAsDescribed() async throws {
        let contract = try Contract()
        try await Premises.with { premises in
            func expect(_ schema: String, _ answer: Premises.Answer) throws {
                #expect(try contract.disagreements(of: answer.body, with: schema).isEmpty, "\(answer.text)")
            }
            try await premises.addCredential()
            let any = ["If-Match": "*"]
            try expect(
                "Settings", await premises.ask("PUT", "/api/v1/settings/prices", Self.prices, headers: any))
            let fees = #"{"fees":[{"type":"dedicated","amount":"9.00","currency":"EUR"}]}"#
            try expect("Settings", await premises.ask("PUT", "/api/v1/settings/fees", fees, headers: any))
            let levels = #"{"serviceLevels":[{"type":"dedicated-ha","text":"Up nearly always."}]}"#
            try expect("Settings", await premises.ask("PUT", "/api/v1/settings/service-levels", levels, headers: any))
            let offers = #"{"offers":[{"provider":"toy","regions":["north"],"sizes":[]}]}"#
            try expect("Settings", await premises.ask("PUT", "/api/v1/settings/offers", offers, headers: any))
            let providers: ProviderBody = try await premises.ask("GET", "/api/v1/providers/toy").read()
            #expect(providers.regions.map(\.id) == ["north"])
            try expect("Plan", await premises.ask("POST", "plans", Premises.order("other")))
            let host = #"{"name":"h","region":"here","kubeconfig":"clusters users contexts"}"#
            try expect("Host", await premises.ask("POST", "/api/v1/settings/hosts", host))
            try expect("HostPage", await premises.ask("GET", "/api/v1/settings/hosts"))
            let share = #"{"workspace":"default","credential":"mine"}"#
            try expect("SharedCredential", await premises.ask("POST", "/api/v1/settings/shared-credentials", share))
            try expect(
                "SharedCredentialPage", await premises.ask("GET", "/api/v1/settings/shared-credentials"))
        }
    }

    @Test func theAuditIsFiltered() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            func verbs(_ query: String) async throws -> [String] {
                try await premises.ask("GET", "audit?\(query)").read(Page<AuditBody>.self).items.map(\.verb)
            }
            #expect(try await verbs("verb=cluster.create") == ["cluster.create"])
            #expect(Set(try await verbs("verb=credential")).isSuperset(of: ["credential.add"]))
            #expect(try await verbs("caller=test&subject=payments&verb=cluster") == ["cluster.create"])
            #expect(try await verbs("caller=nobody").isEmpty)
            #expect(try await verbs("from=2999-01-01T00:00:00Z").isEmpty)
            #expect(try await premises.ask("GET", "audit?from=yesterday").status == 400)
        }
    }
}
