import Cloud
import Domain
import Foundation
import Testing

@testable import AWS

@Suite(.enabled(if: Referee.vectors != nil, "no referees"))
struct SignatureTests {
    private let vectors = Referee.vectors!
    private let date = Date(timeIntervalSince1970: 1_767_323_045)

    private func signature(region: String, service: String, token: String?) -> Signature {
        let credentials = AWSCredentials(
            accessKeyID: vectors.accessKey, secretAccessKey: Secret(vectors.secretKey),
            sessionToken: token.map { Secret($0) })
        return Signature(credentials: credentials, region: region, service: service, date: date)
    }

    @Test func everyRequestIsSignedAsBotocoreSignsIt() {
        #expect(vectors.headerSigned.count >= 13)
        for vector in vectors.headerSigned {
            var headers: Headers = [:]
            for (name, value) in vector.headersIn { headers[name] = value }
            let request = Request(
                vector.method, vector.url, headers: headers, body: Array(vector.body.utf8), deadline: .seconds(1))
            let signed = signature(region: vector.region, service: vector.service, token: vector.sessionToken)
                .signed(request)
            #expect(signed.headers["authorization"] == vector.authorization, "\(vector.name)")
            #expect(signed.headers["x-amz-security-token"] == vector.sessionToken)
        }
    }

    @Test func everyPresignedURLIsTheOneThatBotocoreMakes() {
        #expect(!vectors.eksTokens.isEmpty)
        for vector in vectors.eksTokens {
            let url = signature(region: vector.region, service: "sts", token: vector.sessionToken).presigned(
                "GET", String(vector.url.prefix { $0 != "?" }) + "?Action=GetCallerIdentity&Version=2011-06-15",
                headers: ["x-k8s-aws-id": vector.cluster], life: .seconds(60))
            #expect(url == vector.url, "\(vector.name)")
        }
    }

    @Test func anotherBodyHasAnotherSignature() {
        let signer = signature(region: "eu-central-1", service: "sts", token: nil)
        let one = signer.signed(Request("POST", "https://sts.example/", body: [1], deadline: .seconds(1)))
        let other = signer.signed(Request("POST", "https://sts.example/", body: [2], deadline: .seconds(1)))
        #expect(one.headers["authorization"] != other.headers["authorization"])
    }
}
