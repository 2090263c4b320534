import Cloud
import Networking
import Testing

@Suite(.timeLimit(.minutes(10))) struct TrustTests {
    @Test(arguments: [
        (Request.Trust.authority(Certificate.own), "localhost", nil),
        (
            .authority(Certificate.other), "localhost",
            "the certificate of the other side is not signed by an authority we trust"
        ),
        (.system, "localhost", "the certificate of the other side is not signed by an authority we trust"),
        (.authority(Certificate.own), "127.0.0.1", "the certificate of the other side is for another host"),
        (.authority("no certificate"), "localhost", "the authority to trust is not a certificate in PEM"),
    ])
    func onlyTheOneWhomTheRequestTrustsIsHeard(trust: Request.Trust, host: String, refusal: String?) async throws {
        try await Vestibule.open { port in
            try await withNetwork(connecting: .seconds(2)) { transport in
                let reason = try await noAnswer {
                    let answer = try await transport(Request("GET", "https://\(host):\(port)/", trust: trust))
                    #expect(try await answer.body.collect() == Array("hello".utf8))
                }
                #expect(reason == refusal)
            }
        }
    }
}
