import Foundation

extension Data {
    init(bigEndian number: UInt64) { self = Swift.withUnsafeBytes(of: number.bigEndian) { Data($0) } }

    /// Overwrites the bytes where they lie. A copy that something else still holds is not reached.
    mutating func wipe() { withUnsafeMutableBytes { $0.wipe() } }
}

extension UnsafeMutableRawBufferPointer {
    /// Overwrites memory that is about to be freed: the compiler would drop an ordinary write to it.
    func wipe() {
        guard let baseAddress else { return }
        #if canImport(Darwin)
            memset_s(baseAddress, count, 0, count)
        #else
            explicit_bzero(baseAddress, count)
        #endif
    }
}
