import Crypto

/// Checks signatures of RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2.2). Slow, and for public keys only.
struct RSA {
    private let modulus: Natural
    private let exponent: [UInt8]
    private let size: Int

    init(modulus: [UInt8], exponent: [UInt8]) {
        let digits = Array(modulus.drop { $0 == 0 })
        self.modulus = Natural(digits)
        self.exponent = exponent
        size = digits.count
    }

    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard size >= 128, signature.count == size else { return false }
        let base = Natural(signature)
        guard base < modulus else { return false }
        var power = Natural([1])
        for byte in exponent {
            for bit in stride(from: 7, through: 0, by: -1) {
                power = power.times(power, modulo: modulus)
                if byte >> UInt8(bit) & 1 == 1 { power = power.times(base, modulo: modulus) }
            }
        }
        return power.bytes(size) == encoded(message)
    }

    /// EMSA-PKCS1-v1_5.
    private func encoded(_ message: [UInt8]) -> [UInt8] {
        let name: [UInt8] = [
            0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04,
            0x20,
        ]
        let tail = name + SHA256.hash(data: message)
        return [0, 1] + [UInt8](repeating: 0xff, count: size - tail.count - 3) + [0] + tail
    }
}

/// A natural number of any size, in 32-bit digits, least significant first.
private struct Natural {
    private var digits: [UInt32]

    private init(digits: [UInt32]) { self.digits = digits }

    init(_ bytes: [UInt8]) {
        digits = []
        for (place, byte) in bytes.reversed().enumerated() {
            if place % 4 == 0 { digits.append(0) }
            digits[place / 4] |= UInt32(byte) << UInt32(place % 4 * 8)
        }
    }

    func bytes(_ count: Int) -> [UInt8] {
        (0..<count).reversed().map { place in
            place / 4 < digits.count ? UInt8(truncatingIfNeeded: digits[place / 4] >> UInt32(place % 4 * 8)) : 0
        }
    }

    static func < (one: Natural, other: Natural) -> Bool {
        for place in (0..<max(one.digits.count, other.digits.count)).reversed() {
            let (left, right) = (one[place], other[place])
            if left != right { return left < right }
        }
        return false
    }

    private subscript(place: Int) -> UInt32 { place < digits.count ? digits[place] : 0 }

    /// By doubling and adding, digit by digit from the top: Horner's scheme in base two.
    func times(_ other: Natural, modulo modulus: Natural) -> Natural {
        var sum = Natural(digits: Array(repeating: 0, count: modulus.digits.count + 1))
        for digit in other.digits.reversed() {
            for bit in stride(from: 31, through: 0, by: -1) {
                sum.double()
                if !(sum < modulus) { sum.subtract(modulus) }
                guard digit >> UInt32(bit) & 1 == 1 else { continue }
                sum.add(self)
                if !(sum < modulus) { sum.subtract(modulus) }
            }
        }
        return sum
    }

    private mutating func double() {
        var carry: UInt32 = 0
        for place in digits.indices {
            let next = digits[place] >> 31
            digits[place] = digits[place] << 1 | carry
            carry = next
        }
    }

    private mutating func add(_ other: Natural) {
        var carry: UInt64 = 0
        for place in digits.indices {
            let sum = UInt64(digits[place]) + UInt64(other[place]) + carry
            digits[place] = UInt32(truncatingIfNeeded: sum)
            carry = sum >> 32
        }
    }

    private mutating func subtract(_ other: Natural) {
        var borrow: Int64 = 0
        for place in digits.indices {
            let rest = Int64(digits[place]) - Int64(other[place]) - borrow
            digits[place] = UInt32(truncatingIfNeeded: rest)
            borrow = rest < 0 ? 1 : 0
        }
    }
}
