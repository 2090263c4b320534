import Cloud
import Testing

@Suite struct PublicAddressTests {
    @Test(arguments: [
        [0, 0, 0, 0], [10, 1, 2, 3], [100, 64, 0, 1], [100, 100, 100, 200], [127, 0, 0, 1], [169, 254, 169, 254],
        [168, 63, 129, 16], [172, 16, 0, 1], [172, 31, 255, 255], [192, 0, 0, 8], [192, 0, 2, 1], [192, 88, 99, 1],
        [192, 168, 1, 1], [198, 18, 0, 1], [198, 19, 255, 255], [198, 51, 100, 7], [203, 0, 113, 9], [224, 0, 0, 1],
        [240, 0, 0, 1], [255, 255, 255, 255], [UInt8](),
    ])
    func theseAreNobodysOrSomebodyElses(bytes: [UInt8]) { #expect(!PublicAddress.isPublic(bytes)) }

    @Test(
        arguments: [
            [1, 1, 1, 1], [8, 8, 8, 8], [11, 0, 0, 1], [100, 63, 255, 255], [100, 128, 0, 1], [126, 255, 255, 255],
            [128, 0, 0, 1], [168, 63, 129, 15], [172, 15, 255, 255], [172, 32, 0, 1], [192, 169, 0, 1],
            [223, 255, 255, 255],
        ] as [[UInt8]])
    func theseAreAnybodys(bytes: [UInt8]) { #expect(PublicAddress.isPublic(bytes)) }

    private static func six(_ groups: UInt16...) -> [UInt8] { groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }

    @Test(arguments: [
        six(0, 0, 0, 0, 0, 0, 0, 0), six(0, 0, 0, 0, 0, 0, 0, 1), six(0, 0, 0, 0, 0, 0xFFFF, 0x7F00, 1),
        six(0, 0, 0, 0, 0, 0, 0x0808, 0x0808), six(0x64, 0xFF9B, 0, 0, 0, 0, 0x7F00, 1),
        six(0xFC00, 0, 0, 0, 0, 0, 0, 1),
        six(0xFD00, 0xEC2, 0, 0, 0, 0, 0, 0x254), six(0xFE80, 0, 0, 0, 0, 0, 0, 1), six(0xFEC0, 0, 0, 0, 0, 0, 0, 1),
        six(0xFF02, 0, 0, 0, 0, 0, 0, 1), six(0x2001, 0, 0x4136, 0, 0, 0, 0, 1), six(0x2001, 0xDB8, 0, 0, 0, 0, 0, 1),
        six(0x2002, 0x7F00, 1, 0, 0, 0, 0, 1), six(0x3FFF, 0, 0, 0, 0, 0, 0, 1), six(0x100, 0, 0, 0, 0, 0, 0, 1),
    ])
    func theseIPv6AddressesAreNotPublic(bytes: [UInt8]) { #expect(!PublicAddress.isPublic(bytes)) }

    @Test(arguments: [six(0x2606, 0x4700, 0, 0, 0, 0, 0, 0x1111), six(0x2A00, 0x1450, 0, 0, 0, 0, 0, 1)])
    func theseIPv6AddressesAre(bytes: [UInt8]) { #expect(PublicAddress.isPublic(bytes)) }
}
