import Cloud
import Domain
import Engine

import struct Foundation.URLComponents

/// A network in which somebody else answers in a cloud's place, and what went out to it.
public final class HostileNetwork: Sendable {
    private struct Ledger: Sendable {
        var hosts: Set<String> = []
        var calls = 0
        var bytes = 0
    }

    private let ledger = Locked(Ledger())
    private let hostility: Hostility

    public init(_ hostility: Hostility) { self.hostility = hostility }

    /// Whoever was called.
    public var hosts: Set<String> { ledger.withLock(\.hosts) }
    public var calls: Int { ledger.withLock(\.calls) }
    /// How much of the answers was taken.
    public var bytes: Int { ledger.withLock(\.bytes) }

    public var transport: Transport { { self.answer($0) } }

    public func answer(_ request: Request) -> Response {
        let number = ledger.withLock { ledger in
            ledger.calls += 1
            ledger.hosts.insert(URLComponents(string: request.url)?.host ?? request.url)
            return ledger.calls
        }
        var response = hostility.answer(request, number)
        response.body = counted(response.body)
        return response
    }

    private func counted(_ body: Response.Body) -> Response.Body {
        let source = Source(body.chunks)
        return Response.Body(
            AsyncThrowingStream(unfolding: {
                let part = try await source.next()
                self.ledger.withLock { $0.bytes += part?.count ?? 0 }
                return part
            }))
    }

    private actor Source {
        private let chunks: AsyncThrowingStream<[UInt8], any Error>

        init(_ chunks: AsyncThrowingStream<[UInt8], any Error>) { self.chunks = chunks }

        func next() async throws -> [UInt8]? {
            for try await chunk in chunks { return chunk }
            return nil
        }
    }

    /// All that a provider says to a person when it is asked for everything.
    public func said(
        by provider: any Provider, of cluster: Cluster, using credential: OpenCredential
    ) async -> [Problem] {
        var said: [Problem] = []
        func ask(_ question: () async throws -> [Problem]) async {
            do {
                let more = try await question()
                said += more
            } catch { said.append(provider.explain(error)) }
        }
        await ask {
            _ = try await provider.validate(credential)
            return []
        }
        await ask {
            try await provider.preparation(of: credential).map { Problem($0.text, advice: "-", remedy: .wait) }
        }
        await ask {
            await provider.preflight(cluster, using: credential).map { Problem($0.text, advice: "-", remedy: .wait) }
        }
        await ask {
            _ = try await provider.choose(for: cluster, using: credential)
            return []
        }
        for goal in [Goal.present, .absent] {
            await ask {
                let owner = Owner(id: cluster.id.rawValue, installation: "test01", name: cluster.name)
                let graph = try provider.cluster(cluster, owner: owner, known: [], using: credential)
                let journal = Journal { step, _ in Attempt(step: step, token: "t", beganAt: cluster.createdAt) }
                return try await graph.pass(toward: goal, generation: 1, from: Memory(), journal: journal).problems
            }
        }
        return said
    }
}
