import AsyncHTTPClient
import Cloud
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension NoAnswer {
    static let late = NoAnswer("the answer was not whole by its deadline")
    private static let unconnected = "no connection came about in time"
    private static let cut = "the connection was closed before the answer was whole"

    /// What a caller of `Transport` is to see of an error below it.
    static func orCancellation(_ error: any Error) -> any Error {
        error is CancellationError || error is NoAnswer ? error : NoAnswer(reason(of: error))
    }

    // Never the error's own text: it quotes addresses, host names and header values.
    private static func reason(of error: any Error) -> String {
        switch error {
        case let error as HTTPClientError: reason(of: error)
        case let error as HTTPParserError: error == .invalidEOFState ? cut : "the answer is not HTTP"
        case let error as IOError: reason(of: error)
        case let error as NIOConnectionError: reason(of: error)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: reason(ofTLS: error)
        case ChannelError.connectTimeout: unconnected
        default: "the network says: \(type(of: error))"
        }
    }

    private static func reason(of error: HTTPClientError) -> String {
        switch error {
        case .deadlineExceeded: late.reason
        case .connectTimeout: unconnected
        case .remoteConnectionClosed: cut
        case .cancelled, .alreadyShutdown: "the door to the network is closed"
        default: "the HTTP client says: \(error.shortDescription)"
        }
    }

    private static func reason(of error: IOError) -> String {
        switch error.errnoCode {
        case ECONNREFUSED: "the connection was refused"
        case ECONNRESET, EPIPE: "the connection was reset"
        default: "the network says: \(String(cString: strerror(error.errnoCode)))"
        }
    }

    private static func reason(of error: NIOConnectionError) -> String {
        error.connectionErrors.first.map { reason(of: $0.error) } ?? "the name of the host is not known"
    }

    private static func reason(ofTLS error: any Error) -> String {
        if let error = error as? NIOSSLExtraError, error == .failedToValidateHostname {
            return "the certificate of the other side is for another host"
        }
        // BoringSSL keeps the code of its reason to itself.
        return String(describing: error).contains("CERTIFICATE_VERIFY")
            ? "the certificate of the other side is not signed by an authority we trust"
            : "no TLS connection came about"
    }
}
