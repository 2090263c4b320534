/// The field of 2¹²⁸ elements in which AES-GCM computes its tags, with GCM's order of bits (NIST SP 800-38D, 6.3).
enum GaloisField {
    static func product(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var sum: UInt128 = 0
        var shifted = right
        for bit in (0..<128).reversed() {
            if left >> bit & 1 == 1 { sum ^= shifted }
            shifted = shifted & 1 == 1 ? shifted >> 1 ^ 0xe1 << 120 : shifted >> 1
        }
        return sum
    }

    /// Every element but 0 has order 2¹²⁸ − 1, so its inverse is its power 2¹²⁸ − 2.
    static func inverse(of element: UInt128) -> UInt128 {
        var result: UInt128 = 1 << 127
        var power = element
        for _ in 1..<128 {
            power = product(power, power)
            result = product(result, power)
        }
        return result
    }
}
