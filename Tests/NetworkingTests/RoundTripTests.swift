import Cloud
import Networking
import Testing

@Suite(.timeLimit(.minutes(10))) struct RoundTripTests {
    @Test func aRequestAndItsAnswerArriveAsTheyWereSent() async throws {
        let seen = Seen()
        let door: Transport = { request in
            await seen.note(request)
            return Response(status: 418, headers: ["X-Kind": "teapot"], body: .init(request.body.reversed()))
        }
        try await Visit.to(door) { visit in
            let answer = try await visit.send(
                "PATCH", "/pots", headers: ["Host": "ec2.example.org", "X-Tag": "a", "x-tag": "b"], body: [1, 2, 3])
            #expect(answer.status == 418)
            #expect(answer.headers["x-kind"] == "teapot")
            #expect(try await answer.body.collect() == [3, 2, 1])
        }
        let request = try #require(await seen.requests.first)
        #expect(request.method == "PATCH")
        #expect(request.url == "http://ec2.example.org/pots")
        #expect(request.headers["Host"] == "ec2.example.org")
        #expect(request.headers.filter { $0.name.lowercased() == "x-tag" }.map(\.value) == ["a", "b"])
        #expect(request.body == [1, 2, 3])
    }

    @Test(arguments: [
        "/", "/?", "/?Action=DescribeVpcs&Version=2016-11-15", "/tags/arn%3Aaws%3Aeks%3Aeu-central-1%3A1%3Acluster%2Fa",
        "/a%20b+c/%C3%A9?x=%2F&y=a+b&z", "//double//slash/", "/dots/./and/../more", "/~tilde-_.!*'()",
    ])
    func thePathStaysAsItWasWritten(path: String) async throws {
        let door: Transport = { Response(status: 200, body: .init(Array($0.url.utf8))) }
        try await Visit.to(door) { visit in
            let url = try await visit.send("GET", path).body.collect()
            #expect(String(decoding: url, as: UTF8.self) == "http://127.0.0.1:\(visit.port)\(path)")
        }
    }

    @Test func anAnswerToHeadHasItsHeadersAndNoBody() async throws {
        let door: Transport = { _ in
            Response(status: 200, headers: ["Content-Length": "5"], body: .init([1, 2, 3, 4, 5]))
        }
        try await Visit.to(door) { visit in
            for _ in 1...2 {
                let answer = try await visit.send("HEAD")
                #expect(answer.headers["Content-Length"] == "5")
                #expect(try await answer.body.collect() == [])
            }
        }
    }

    @Test(arguments: [204, 304]) func anAnswerThatCanHaveNoBodyHasNone(status: Int) async throws {
        try await Visit.to({ _ in Response(status: status, body: .init([1])) }) { visit in
            for _ in 1...2 {
                let answer = try await visit.send()
                #expect(answer.status == status)
                #expect(try await answer.body.collect() == [])
            }
        }
    }

    @Test func aRedirectIsAnAnswer() async throws {
        let seen = Seen()
        let door: Transport = { request in
            await seen.note(request)
            return Response(status: 307, headers: ["Location": "/elsewhere"])
        }
        try await Visit.to(door) { visit in
            let answer = try await visit.send("POST")
            #expect(answer.status == 307)
        }
        #expect(await seen.requests.count == 1)
    }

    @Test func aCompressedBodyStaysCompressed() async throws {
        let gzipMagic: [UInt8] = [0x1f, 0x8b, 8, 0]
        let door: Transport = { _ in
            Response(status: 200, headers: ["Content-Encoding": "gzip"], body: .init(gzipMagic))
        }
        try await Visit.to(door) { visit in
            let body = try await visit.send().body.collect()
            #expect(body == gzipMagic)
        }
    }

    @Test func theListenerTakesSixteenMebibytesAndNoMore() async throws {
        let door: Transport = { Response(status: 200, body: .init(Array(String($0.body.count).utf8))) }
        try await Visit.to(door) { visit in
            let full = [UInt8](repeating: 7, count: SimulatorListener.bodyLimit)
            let answer = try await visit.send("POST", body: full)
            #expect(String(decoding: try await answer.body.collect(), as: UTF8.self) == "16777216")
            #expect(try await visit.send("POST", body: full + [7]).status == 413)
        }
    }

    @Test func twoHundredRequestsAreUnderWayAtOnce() async throws {
        let turnstile = Turnstile(of: 200)
        let door: Transport = { request in
            await turnstile.pass()
            return Response(status: 200, body: .init(Array(request.url.utf8)))
        }
        try await Visit.to(door) { visit in
            let answered = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 1...200 {
                    group.addTask {
                        String(
                            decoding: try await visit.send("GET", "/\(number)", deadline: .seconds(300)).body.collect(),
                            as: UTF8.self)
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(answered.count == 200)
        }
    }
}
