import API
import CLI
import Domain
import Testing

@Suite struct FindingsTests {
    @Test func whatIsTheSameAboutManyIsSaidOnce() async {
        let silent = ["toy:Make", "toy:Break"].map {
            Finding("permission", $0, .cannotTell, "The cloud does not say.", advice: "Look at the policy.")
        }
        let denied = Finding("permission", "toy:Paint", .warning, "It is denied for red.", advice: "Take blue.")
        let allowed = Finding("limit", "Networks", .allowed, "4 of 5 are free.")
        let stage = Stage { _ in try .ok(PreflightBody(findings: silent + [denied, allowed])) }
        #expect(await stage.play("credential preflight mine") == .fine)
        #expect(
            stage.output == """
                Preflight: 1 to know about, 2 that cannot be told, 1 in order.
                  ! toy:Paint: It is denied for red.
                      Take blue.
                  ? 2 of kind permission: The cloud does not say.
                      Look at the policy.
                      toy:Make, toy:Break
                  ✓ limit: Networks

                """)
    }
}
