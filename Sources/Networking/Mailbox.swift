import Domain
import Mailing
import NIOCore

/// What a mail server sends, until somebody reads it.
final class Mailbox: Sendable {
    /// A whole conversation needs less.
    private static let limit = 256 << 10

    private let stream: AsyncThrowingStream<[UInt8], any Error>
    private let arrived: AsyncThrowingStream<[UInt8], any Error>.Continuation
    /// How many bytes wait, and how many there have been.
    private let count = Locked((waiting: 0, all: 0))
    private let broken = Locked((any Error)?.none)

    init() { (stream, arrived) = AsyncThrowingStream.makeStream() }

    var slot: some ChannelInboundHandler & Sendable { Slot(mailbox: self) }
    /// What the connection broke at; nil while it has not.
    var trouble: (any Error)? { broken.withLock(\.self) }
    var isEmpty: Bool { count.withLock { $0.waiting == 0 } }

    /// Nothing once the other side has closed.
    func next() async throws -> [UInt8] {
        for try await bytes in stream {
            count.withLock { $0.waiting -= bytes.count }
            return bytes
        }
        return []
    }

    private func put(_ bytes: [UInt8]) throws {
        let all = count.withLock { count in
            count.waiting += bytes.count
            count.all += bytes.count
            return count.all
        }
        guard all <= Self.limit else { throw WireBroken("the mail server sends without end") }
        arrived.yield(bytes)
    }

    private final class Slot: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        private let mailbox: Mailbox

        init(mailbox: Mailbox) { self.mailbox = mailbox }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            do { try mailbox.put(Array(unwrapInboundIn(data).readableBytesView)) } catch {
                errorCaught(context: context, error: error)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            mailbox.broken.withLock { $0 = $0 ?? error }
            mailbox.arrived.finish(throwing: error)
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { mailbox.arrived.finish() }
    }
}
