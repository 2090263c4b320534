import API
import ControlPlane
import Domain
import Testing

@testable import Server

@Suite(.timeLimit(.minutes(10))) struct DeviceRouteTests {
    private func begin(_ premises: Premises) async throws -> NewDeviceBody {
        try await premises.post("device/authorize", #"{"host":"laptop"}"#).read()
    }

    private func ask(_ premises: Premises, _ code: SentSecret) async throws -> Premises.Answer {
        premises.clock.advance(by: .seconds(30))
        let text = code.secret.withValue { $0 }
        return try await premises.post("device/token", #"{"deviceCode":"\#(text)"}"#)
    }

    @Test func everyAnswerIsAsDescribed() async throws {
        let contract = try Contract()
        try await Premises.with { premises in
            func expect(_ schema: String, _ answer: Premises.Answer, _ status: Int) throws {
                #expect(answer.status == status, "\(answer.text)")
                #expect(try contract.disagreements(of: answer.body, with: schema).isEmpty, "\(answer.text)")
            }
            try expect("NewDevice", await premises.post("device/authorize", #"{"host":"laptop"}"#), 201)
            let new = try await begin(premises)
            let pending = try await ask(premises, new.deviceCode)
            try expect("DeviceAnswer", pending, 200)
            #expect(try pending.read(DeviceAnswerBody.self).outcome == .pending)
            let ann = try await premises.join("ann", as: .member)
            let caller = try await premises.controlPlane.authenticate(session: ann.text)
            try await premises.controlPlane.decideDeviceRequest(code: new.userCode, .approved, as: caller)
            let granted = try await ask(premises, new.deviceCode)
            try expect("DeviceAnswer", granted, 200)
            let answer: DeviceAnswerBody = try granted.read()
            let text = try #require(answer.text).secret.withValue { $0 }
            let headers = ["Authorization": "Bearer \(text)"]
            let known = try await premises.send("GET", "/api/v1/caller", headers: headers)
            try expect("Caller", known, 200)
            #expect(try known.read(CallerBody.self).person?.email == "ann@example.com")
            try expect("Caller", await premises.ask("GET", "/api/v1/caller"), 200)
            try expect(
                "Caller", await premises.send("GET", "/api/v1/caller", headers: premises.headers(of: ann)), 200)
            // It ends itself, and nothing after that.
            let own = "/api/v1/tokens/\(try #require(answer.token).id)"
            #expect(try await premises.send("DELETE", own, headers: headers).status == 204)
            #expect(try await premises.send("GET", "/api/v1/caller", headers: headers).status == 401)
        }
    }

    @Test func whatWasDeniedOrNeverWasIsSaidSo() async throws {
        try await Premises.with { premises in
            let new = try await begin(premises)
            let ann = try await premises.join("ann", as: .member)
            let caller = try await premises.controlPlane.authenticate(session: ann.text)
            try await premises.controlPlane.decideDeviceRequest(code: new.userCode, .denied, as: caller)
            let denied: DeviceAnswerBody = try await ask(premises, new.deviceCode).read()
            #expect(denied.outcome == .denied)
            for code in ["", "nonsense", "fhd_000000000000000000000000000000000000"] {
                let expired: DeviceAnswerBody = try await ask(premises, SentSecret(Secret(code))).read()
                #expect(expired.outcome == .expired)
            }
        }
    }

    @Test(arguments: [
        #"{"host":""}"#, #"{"host":1}"#, #"{"host":null}"#, "{}", "[]", "", #"{"host":"a","user":"b"}"#,
        #"{"host":"a\u0000b"}"#, #"{"host":"\u202egnp"}"#, "{\"host\":\"" + String(repeating: "a", count: 101) + "\"}",
    ])
    func whatIsNoRequestIsAProblem(body: String) async throws {
        try await Premises.with { premises in
            for path in ["device/authorize", "device/token"] {
                let answer = try await premises.post(path, body)
                #expect((400..<500).contains(answer.status), "\(path) \(answer.text)")
                #expect(try !answer.problem.title.isEmpty)
            }
        }
    }

    @Test func anotherSiteBeginsNothing() async throws {
        try await Premises.with { premises in
            let headers = ["Origin": "https://evil.example.com", "Sec-Fetch-Site": "cross-site"]
            let answer = try await premises.post("device/authorize", #"{"host":"laptop"}"#, headers: headers)
            #expect(answer.status == 403)
        }
    }

    @Test func tooManyFromOnePlaceWait() async throws {
        try await Premises.with { premises in
            for _ in 0..<20 { _ = try await begin(premises) }
            let answer = try await premises.post("device/authorize", #"{"host":"laptop"}"#)
            #expect(answer.status == 429)
            premises.clock.advance(by: .minutes(10))
            _ = try await begin(premises)
        }
    }
}
