import Cloud
import Testing

@testable import Networking

@Suite(.timeLimit(.minutes(10))) struct GuardedTransportTests {
    private static let `private` = "its host is not on the public Internet, and the operator allows no other"

    @Test(arguments: [
        "127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "localhost", "LOCALHOST", "0", "[::1]", "[::]",
        "[::ffff:127.0.0.1]", "169.254.169.254", "168.63.129.16", "100.100.100.200", "[fd00:ec2::254]",
    ])
    func noSpellingLeadsIntoOurOwnNetwork(host: String) async throws {
        let door = GuardedTransport().transport
        #expect(try await noAnswer { _ = try await door(Request("POST", "https://\(host):9/")) } == Self.private)
    }

    @Test func ofSeveralAddressesAllHaveToBePublic() async throws {
        let mixed = GuardedTransport { _ in
            [HostAddress(bytes: [93, 184, 216, 34]), HostAddress(bytes: [10, 0, 0, 1])]
        }
        let reason = try await noAnswer { _ = try await mixed.transport(Request("POST", "https://example.test/")) }
        #expect(reason == Self.private)
    }

    @Test func theConnectionGoesToTheAddressThatWasLookedAt() async throws {
        try await Vestibule.open { port in
            // The name stands for nothing that the machine knows: only the look-up here can have led to the listener.
            for (name, reason) in [
                ("localhost", nil), ("elsewhere.test", "the certificate of the other side is for another host"),
            ] {
                let door = GuardedTransport(allowsPrivate: true, trust: .authority(Certificate.own)) { _ in
                    try await HostAddress.all(of: "localhost")
                }
                let found = try await noAnswer {
                    let answer = try await door.transport(Request("GET", "https://\(name):\(port)/"))
                    #expect(answer.status == 200)
                }
                #expect(found == reason)
            }
        }
    }

    @Test func ofAnAnswerNoMoreIsReadThanIsAllowed() async throws {
        try await Vestibule.open { port in
            for (longest, expected) in [(0, ""), (5, "hello"), (4, nil)] {
                let door = GuardedTransport(
                    allowsPrivate: true, trust: .authority(Certificate.own), longestBody: longest)
                let request = Request("GET", "https://localhost:\(port)/")
                guard let expected else {
                    let reason = try await noAnswer { _ = try await door.transport(request) }
                    #expect(reason == "the answer is over 4 bytes long")
                    continue
                }
                let body = try await door.transport(request).body.collect()
                #expect(String(decoding: body, as: UTF8.self) == expected)
            }
        }
    }

    @Test func aNameThatStandsForNothingIsNoAnswer() async throws {
        let door = GuardedTransport().transport
        let reason = try await noAnswer { _ = try await door(Request("POST", "https://nothing.invalid/")) }
        #expect(reason == "the name of the host is not known")
    }

    @Test func anAddressIsWrittenSoThatItNeedsNoLookUp() {
        #expect(HostAddress(bytes: [192, 0, 2, 1]).description == "192.0.2.1")
        let six = HostAddress(bytes: [0x20, 0x01, 0x0D, 0xB8] + Array(repeating: 0, count: 11) + [1])
        #expect(six.description == "2001:db8:0:0:0:0:0:1")
    }
}
