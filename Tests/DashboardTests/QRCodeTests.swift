import Testing

@testable import Dashboard

@Suite struct QRCodeTests {
    /// Of texts of so many bytes, the side and a digest (FNV-1a) of what another encoder (qrcode 8.2 of PyPI) draws.
    @Test(arguments: [
        (1, 21, 0x63b8_4d5c_8876_c39f as UInt64), (14, 21, 0x591f_45be_3b69_b233), (15, 25, 0x5a70_c4d1_c563_8f33),
        (95, 41, 0x102d_2ee0_16bb_3417), (110, 45, 0x713c_c28c_7d4f_d775), (152, 49, 0xf956_d910_fb2f_06a5),
        (153, 53, 0x3fe4_b839_1d7d_324f), (213, 57, 0xa171_ce98_8e5a_12b1), (214, 61, 0x80b2_3db9_57c4_ab4d),
        (400, 77, 0x15aa_d281_f2da_299f), (666, 97, 0x345e_40d0_c133_5cc5),
    ]) func aTextIsDrawnAsOthersDrawIt(length: Int, side: Int, digest: UInt64) throws {
        let all = "otpauth://totp/Freehold:ann?secret=" + String(repeating: "ABCDEFGHIJ", count: 80)
        let code = try #require(QRCode(String(all.prefix(length))))
        #expect(code.size == side)
        var drawn: UInt64 = 0xcbf2_9ce4_8422_2325
        for y in 0..<code.size {
            for x in 0..<code.size {
                drawn = (drawn ^ UInt64(code.isDark(x, y) ? 35 : 46)) &* 0x100_0000_01b3
            }
        }
        #expect(drawn == digest)
    }

    @Test func whatDoesNotFitIsNotDrawn() {
        #expect(QRCode(String(repeating: "a", count: 667)) == nil)
    }

    @Test func thePathHoldsEachDarkModuleOnce() throws {
        let code = try #require(QRCode("A"))
        let dark = (0..<code.size).flatMap { y in (0..<code.size).filter { code.isDark($0, y) } }.count
        let runs = code.path.matches(of: #/h([0-9]+)/#).compactMap { Int($0.output.1) }
        #expect(runs.reduce(0, +) == dark)
    }
}
