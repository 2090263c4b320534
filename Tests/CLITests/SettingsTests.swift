import API
import Domain
import Foundation
import Testing

@Suite struct SettingsTests {
    private static let file = """
        # What the toy cloud charges.
        tables:
          - provider: toy
            currency: EUR
            date: 2026-11-01
            entries:
              - {item: machine, size: small, amount: 0.10, per: hour}
              - item: road
                amount: 5.00
                per: month
        """

    private func stage(refusing problem: Problem? = nil) -> Stage {
        Stage { sent in
            let settings = SettingsBody(OperatorSettings(), version: 4)
            if sent.method == "PUT", let problem { return try .problem(problem, status: 422) }
            return try .ok(settings, revision: 4)
        }
    }

    @Test func aFileIsSentAsItIsWritten() async throws {
        let stage = stage()
        #expect(await stage.play("settings prices set --file -", input: Self.file) == .fine)
        let put = try #require(stage.sent.last)
        #expect(put.path == "/api/v1/settings/prices" && put.headers["If-Match"] == "\"4\"")
        let order = try JSON.decode(PricesOrder.self, from: Array(put.body.utf8))
        let table = try #require(order.tables.first)
        #expect(table.date == "2026-11-01" && table.entries.map(\.amount.description) == ["0.10", "5.00"])
    }

    @Test(arguments: [
        ("amount: 5.00", "amount: five", "line 9: “five” is no amount of money."),
        ("per: month", "per: month\n        regoin: north", "line 11: “tables.0.entries.1.regoin” is no field"),
        ("{item: machine, size: small, ", "{size: small, ", "line 7: “tables.0.entries.0.item” is missing."),
    ])
    func whatCannotBeReadIsNamedByItsLine(good: String, bad: String, message: String) async {
        let stage = stage()
        let text = Self.file.replacing(good, with: bad)
        #expect(await stage.play("settings prices set --file -", input: text) != .fine)
        #expect(stage.messages.contains("standard input, \(message)"), "\(stage.messages)")
        #expect(stage.sent.isEmpty || stage.sent.allSatisfy { $0.method == "GET" })
    }

    @Test func whatTheServerRefusesIsNamedByItsLine() async {
        let problem = Problem.invalid("tables.0.entries.1.item", "It has no road.", advice: "Take another.")
        let stage = stage(refusing: problem)
        #expect(await stage.play("settings prices set --file -", input: Self.file) != .fine)
        #expect(stage.messages.contains("line 8: It has no road."), "\(stage.messages)")
    }

    @Test func settingsThatAreEmptySaySo() async {
        let stage = stage()
        #expect(await stage.play("settings show") == .fine)
        #expect(stage.output.contains("Prices\n  none entered"))
        #expect(stage.output.contains("On offer\n  all that the providers have"))
    }

    private static func cost(price: Amount?) -> CostBody {
        let most = price.map { $0 * 1460 }
        return CostBody(
            lines: [
                .init(
                    item: "node", name: "Node", size: "small", min: 1, max: 2, per: .hour, price: price,
                    perMonthMin: price.map { $0 * 730 }, perMonthMax: most, note: nil)
            ], currency: "EUR", pricesOf: "2026-11-01", perMonthMin: price.map { $0 * 730 }, perMonthMax: most,
            missing: price == nil ? ["Node, small"] : [], managementFee: nil, serviceLevel: nil, billedBy: .cloud,
            hours: 730)
    }

    @Test func aCostIsShownLineByLine() async throws {
        let price = try #require(Amount("0.10"))
        let stage = Stage { _ in try .ok(Self.cost(price: price)) }
        #expect(await stage.play("cluster cost payments") == .fine)
        #expect(stage.output.contains("Cost a month in EUR, by prices of 2026-11-01, 730 hours:"))
        #expect(stage.output.contains("Node, small  1–2 × 0.10 an hour  73.00–146.00"))
        #expect(stage.output.contains("Together 73.00–146.00 EUR"))
    }

    @Test func withoutAPriceThereIsNoSum() async {
        let stage = Stage { _ in try .ok(Self.cost(price: nil)) }
        #expect(await stage.play("cluster cost payments") == .fine)
        #expect(stage.output.contains("There is no sum: Node, small has no price."))
        #expect(!stage.output.contains("Together"))
    }
}
