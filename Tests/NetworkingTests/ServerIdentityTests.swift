import Cloud
import Networking
import Testing

/// A listener with a certificate.
@Suite(.timeLimit(.minutes(10))) struct ServerIdentityTests {
    private let echo: Transport = { Response(status: 200, body: .init(Array($0.url.utf8))) }

    private func address(of visit: Visit, over scheme: String = "https", trusting trust: Request.Trust) -> Request {
        Request("GET", "\(scheme)://localhost:\(visit.port)/pots?a=b", deadline: .seconds(300), trust: trust)
    }

    @Test func whoTrustsTheCertificateIsAnsweredOverTLS() async throws {
        let identity = try ServerIdentity(chain: Certificate.own, key: Certificate.ownKey)
        try await Visit.to(echo, as: identity) { visit in
            let answer = try await visit.transport(address(of: visit, trusting: .authority(Certificate.own)))
            #expect(answer.status == 200)
            let url = String(decoding: try await answer.body.collect(), as: UTF8.self)
            #expect(url == "https://localhost:\(visit.port)/pots?a=b")
        }
    }

    @Test func whoTrustsAnotherCertificateHangsUp() async throws {
        let identity = try ServerIdentity(chain: Certificate.own, key: Certificate.ownKey)
        try await Visit.to(echo, as: identity) { visit in
            let reason = try await noAnswer {
                _ = try await visit.transport(address(of: visit, trusting: .authority(Certificate.other)))
            }
            #expect(reason == "the certificate of the other side is not signed by an authority we trust")
        }
    }

    @Test func whoSpeaksPlainHTTPToItIsNotHeard() async throws {
        let seen = Seen()
        let identity = try ServerIdentity(chain: Certificate.own, key: Certificate.ownKey)
        let door: Transport = { request in
            await seen.note(request)
            return Response(status: 200)
        }
        try await Visit.to(door, as: identity) { visit in
            let reason = try await noAnswer {
                _ = try await visit.transport(address(of: visit, over: "http", trusting: .system))
            }
            #expect(reason != nil)
        }
        #expect(await seen.requests.isEmpty)
    }

    @Test(arguments: [
        ("no certificate", Certificate.ownKey, ServerIdentity.Flaw.noCertificate),
        ("", Certificate.ownKey, .noCertificate), (Certificate.own, "no key", .noKey),
        (Certificate.own, Certificate.own, .noKey), (Certificate.other, Certificate.ownKey, .otherKey),
    ])
    func whatIsNoIdentityIsToldApart(chain: String, key: String, flaw: ServerIdentity.Flaw) {
        #expect(throws: flaw) { try ServerIdentity(chain: chain, key: key) }
    }
}
