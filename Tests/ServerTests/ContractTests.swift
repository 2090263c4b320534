import Testing

@testable import Server

/// The server does what its description says, and the description says all that the server does.
@Suite(.timeLimit(.minutes(10))) struct ContractTests {
    @Test func everyRouteIsDescribedAndNoOther() async throws {
        let described = try Contract().operations
        try await Premises.with { premises in
            let routes = Routes(controlPlane: premises.controlPlane, isSimulated: true, time: premises.clock.time).all
            let served = routes.map { route in
                "\(route.method.rawValue) \(route.path.replacing(#/:(\w+)/#) { "{\($0.1)}" })"
            }
            #expect(Set(served).symmetricDifference(described).isEmpty)
            #expect(Set(served).count == served.count)
        }
    }

    @Test func everyPartOfAPathAndEveryAnswerIsDescribed() throws {
        let contract = try Contract()
        #expect(contract.pathsWithOtherParts.isEmpty)
        #expect(contract.operationsWithoutAnswers.isEmpty)
    }

    @Test func theServerTellsItsDescription() async throws {
        try await Premises.with { premises in
            let answer = try await premises.send("GET", "/api/v1/openapi.yaml")
            #expect(answer.headers["Content-Type"] == "application/yaml")
            #expect(answer.text == (try Contract().text))
        }
    }

    @Test func everyBodyIsAsDescribed() async throws {
        let contract = try Contract()
        try await Premises.with(issuer: "https://freehold.example.com") { premises in
            func expect(_ schema: String, _ answer: Premises.Answer) throws {
                let wrong = try contract.disagreements(of: answer.body, with: schema)
                #expect(wrong.isEmpty, "\(answer.text)")
            }
            try await premises.addCredential()
            try await premises.makeCluster()
            for (path, schema) in [
                ("/livez", "Status"), ("/api/v1/version", "Version"), ("/api/v1/workspaces", "WorkspacePage"),
                ("/api/v1/tokens", "TokenPage"), ("/api/v1/providers", "ProviderPage"),
                ("/api/v1/providers/toy", "Provider"), ("/api/v1/providers/toy/documents/guide", "Document"),
                ("credentials", "CredentialPage"), ("credentials/mine", "Credential"),
                ("credentials/mine/events", "EventPage"), ("clusters", "ClusterPage"),
                ("clusters/payments", "Cluster"), ("clusters/payments/events", "EventPage"),
                ("clusters/payments/inventory", "Inventory"), ("credentials/mine/revocation", "Revocation"),
                ("clusters/payments/operations", "OperationPage"), ("clusters/payments/resources", "ResourcePage"),
                ("clusters/none", "ProblemDetails"), ("/.well-known/openid-configuration", "Discovery"),
                ("/.well-known/jwks.json", "KeySet"), ("/api/v1/audit", "AuditPage"),
                ("/api/v1/audit/verification", "Verification"),
                ("notification-targets", "NotificationTargetPage"), ("deliveries", "DeliveryPage"),
                ("audit", "AuditPage"), ("shared-credentials", "SharedCredentialPage"),
                ("clusters/payments/cost", "Cost"), ("/api/v1/settings", "Settings"),
                ("/api/v1/settings/hosts", "HostPage"), ("/api/v1/settings/shared-credentials", "SharedCredentialPage"),
            ] {
                try expect(schema, await premises.ask("GET", path))
            }
            let target = #"{"name":"ops","channel":"webhook","address":"https://example.com/hook"}"#
            try expect("NewNotificationTarget", await premises.ask("POST", "notification-targets", target))
            try expect("NotificationTargetPage", await premises.ask("GET", "notification-targets"))
            try expect("SigningKey", await premises.ask("POST", "notification-targets/ops/keys"))
            try expect("ProblemDetails", await premises.ask("POST", "notification-targets/ops/test"))
            try expect("Plan", await premises.ask("POST", "plans", Premises.order("other")))
            try expect("Preflight", await premises.ask("POST", "credentials/mine/preflight"))
            try expect("Preflight", await premises.ask("GET", "credentials/mine/preparation"))
            try expect("Preflight", await premises.ask("POST", "credentials/mine/preparation"))
            try expect("KeySet", await premises.ask("POST", "/api/v1/issuer/keys"))
            try expect("Workspace", await premises.ask("POST", "/api/v1/workspaces", #"{"name":"other"}"#))
            try expect("NewInvitation", await premises.ask("POST", "invitations", #"{"role":"member"}"#))
            try expect("NewToken", await premises.ask("POST", "/api/v1/tokens", #"{"name":"ci"}"#))
            try expect("Cluster", await premises.ask("DELETE", "clusters/payments?confirm=payments"))
            try await premises.pass()
            try expect("Proof", await premises.ask("GET", "clusters/payments/proof"))
            try expect("Cluster", await premises.ask("GET", "clusters/payments"))
        }
    }

    @Test func everyBodyOfPeopleIsAsDescribed() async throws {
        let contract = try Contract()
        try await Premises.with { premises in
            func expect(_ schema: String, _ answer: Premises.Answer) throws {
                #expect(try contract.disagreements(of: answer.body, with: schema).isEmpty, "\(answer.text)")
            }
            let headers = premises.headers(of: try await premises.join("ann", as: .owner))
            _ = try await premises.ask("POST", "invitations", #"{"role":"member","email":"bob@example.com"}"#)
            let token = #"{"name":"ci","workspace":"default","role":"member"}"#
            try expect("NewToken", await premises.post("tokens", token, headers: headers))
            let team = "/api/v1/workspaces/default"
            for (path, schema) in [
                ("/api/v1/profile", "Profile"), ("/api/v1/profile/sessions", "SessionPage"),
                ("/api/v1/tokens", "TokenPage"), ("\(team)/members", "MemberPage"),
                ("\(team)/invitations", "InvitationPage"), ("/api/v1/people", "ProblemDetails"),
            ] {
                try expect(schema, await premises.send("GET", path, headers: headers))
            }
            try expect("PersonPage", await premises.ask("GET", "/api/v1/people"))
            let password = #""password":"\#(Premises.password)""#
            try expect(
                "NewSecondFactor", await premises.post("profile/second-factor", "{\(password)}", headers: headers))
            try expect(
                "NewSession", await premises.post("sign-in", #"{"email":"ann@example.com",\#(password)}"#))
            try expect(
                "NewSession",
                await premises.post(
                    "profile/password", #"{\#(password),"new":"staple battery horse"}"#, headers: headers))
        }
    }

    @Test func aBodyThatIsNotAsDescribedIsSeen() throws {
        let contract = try Contract()
        let body = #"{"id":"w1","colour":"red"}"#
        let wrong = try contract.disagreements(of: Array(body.utf8), with: "Workspace")
        #expect(wrong.sorted() == ["Workspace.colour is not described", "Workspace.name is missing"])
    }
}
