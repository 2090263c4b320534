public import Cloud
import Domain
public import Mailing
import NIOCore
import NIOPosix
import NIOSSL

/// Connections to mail servers.
public struct MailLine: Sendable {
    private let trust: Request.Trust
    private let lifetime: Duration

    /// - Parameters:
    ///   - trust: in whom a server has to have its certificate from.
    ///   - lifetime: after which a connection is cut, whatever is going on.
    public init(trust: Request.Trust = .system, lifetime: Duration = .seconds(60)) {
        self.trust = trust
        self.lifetime = lifetime
    }

    public var dial: Dial { connect }

    private func connect(host: String, port: Int, isSecure: Bool) async throws -> Wire {
        let mailbox = Mailbox()
        do {
            let security = try NIOSSLContext(configuration: try trust.configuration)
            // A certificate is for a name; where there is none, for the address itself.
            let name = (try? SocketAddress(ipAddress: host, port: port)) == nil ? host : nil
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(.seconds(10))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        if isSecure {
                            try pipeline.addHandler(NIOSSLClientHandler(context: security, serverHostname: name))
                        }
                        try pipeline.addHandler(mailbox.slot)
                    }
                }
                .connect(host: host, port: port).get()
            let end = channel.eventLoop.scheduleTask(in: .init(lifetime)) { channel.close(promise: nil) }
            channel.closeFuture.whenComplete { _ in end.cancel() }
            return wire(over: channel, to: name, security: security, mailbox: mailbox)
        } catch {
            throw Self.broken(error)
        }
    }

    private func wire(over channel: any Channel, to name: String?, security: NIOSSLContext, mailbox: Mailbox) -> Wire {
        Wire(
            send: { bytes in
                do { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get() } catch {
                    // What can no longer be written to was closed because of something.
                    throw Self.broken(mailbox.trouble ?? error)
                }
            },
            receive: {
                do { return try await mailbox.next() } catch { throw Self.broken(error) }
            },
            secure: {
                do {
                    try await channel.eventLoop.submit {
                        // What came before TLS was never the server's own word for certain.
                        guard mailbox.isEmpty else { throw WireBroken("something was sent before TLS began") }
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: security, serverHostname: name), position: .first)
                    }.get()
                } catch { throw Self.broken(error) }
            },
            close: { try? await channel.close() })
    }

    private static func broken(_ error: any Error) -> any Error {
        if error is WireBroken { return error }
        let silence = NoAnswer.orCancellation(error)
        return (silence as? NoAnswer).map { WireBroken($0.reason) } ?? silence
    }
}
