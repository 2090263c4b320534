import Cloud
import Foundation
import NIOPosix

/// An address that a host's name stands for.
struct HostAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16, the most significant first.
    let bytes: [UInt8]

    /// As it stands in no need of being looked up.
    var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: bytes.count - 1, by: 2)
            .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
    }

    /// All that the machine finds for a name, or for any of the ways to write an address. Throws `NoAnswer`.
    @Sendable static func all(of host: String) async throws -> [HostAddress] {
        // The look-up blocks its thread.
        try await NIOThreadPool.singleton.runIfActive { try lookUp(host) }
    }

    private static func lookUp(_ host: String) throws -> [HostAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { throw NoAnswer("the name of the host is not known") }
        defer { freeaddrinfo(list) }
        return sequence(first: list) { $0?.pointee.ai_next }.compactMap { entry in
            guard let entry, let address = entry.pointee.ai_addr else { return nil }
            switch entry.pointee.ai_family {
            case AF_INET:
                return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { four in
                    HostAddress(bytes: withUnsafeBytes(of: four.pointee.sin_addr) { Array($0) })
                }
            case AF_INET6:
                return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { six in
                    HostAddress(bytes: withUnsafeBytes(of: six.pointee.sin6_addr) { Array($0) })
                }
            default: return nil
            }
        }
    }
}
