import ControlPlane
import Domain
import Testing

@Suite(.timeLimit(.minutes(5))) struct SettingsTests {
    private static func entry(
        _ item: String = "machine", size: String? = "small", region: String? = nil, _ amount: String = "0.10",
        per: PriceTable.Period = .hour
    ) throws -> PriceTable.Entry {
        PriceTable.Entry(
            item: item, size: size, region: region, amount: try #require(Amount(amount)), per: per)
    }

    private static func table(
        _ entries: [PriceTable.Entry], provider: String = "toy", currency: String = "EUR", date: String = "2020-02-29"
    ) -> PriceTable {
        PriceTable(provider: provider, currency: currency, date: date, entries: entries)
    }

    @Test func anInstallationBeginsWithoutAnyNumbers() async throws {
        let house = try await House()
        let stored = try await house.controlPlane.operatorSettings(as: House.ann)
        #expect(stored.settings == OperatorSettings() && stored.version == 1)
    }

    @Test func whatIsEnteredIsAuditedAndCountedOnce() async throws {
        let house = try await House()
        let tables = [Self.table([try Self.entry()])]
        let first = try await house.controlPlane.enterPrices(tables, revision: 1, as: House.ann)
        let again = try await house.controlPlane.enterPrices(tables, as: House.ann)
        #expect(first.version == 2 && again == first)
        let rows = try await house.controlPlane.auditRows(matching: .init(verb: "settings"), as: House.ann)
        #expect(rows.map(\.entry.verb) == ["settings.prices"])
        #expect(rows.first?.entry.detail["to"] == "toy of 2020-02-29, 1 prices")
        let stale = try await problem { _ = try await house.controlPlane.setFees([], revision: 1, as: House.ann) }
        #expect(stale.summary == "The settings were changed since they were read.")
    }

    @Test func aTableThatCannotBeUsedSaysWhichEntry() async throws {
        let house = try await House()
        let good = try Self.entry()
        let bad: [(PriceTable, String)] = [
            (Self.table([good], provider: "none"), "tables.0.provider"),
            (Self.table([good], currency: "euro"), "tables.0.currency"),
            (Self.table([good], date: "2021-02-29"), "tables.0.date"),
            (Self.table([good], date: "2999-01-01"), "tables.0.date"),
            (Self.table([good, try Self.entry("bridge")]), "tables.0.entries.1.item"),
            (Self.table([good, try Self.entry(size: nil)]), "tables.0.entries.1.size"),
            (Self.table([good, try Self.entry(size: "huge")]), "tables.0.entries.1.size"),
            (Self.table([try Self.entry("road", per: .month)]), "tables.0.entries.0.size"),
            (Self.table([try Self.entry("road", size: nil)]), "tables.0.entries.0.per"),
            (Self.table([try Self.entry(region: "west")]), "tables.0.entries.0.region"),
            (Self.table([good, good]), "tables.0.entries.1"),
        ]
        for (table, field) in bad {
            let problem = try await problem {
                _ = try await house.controlPlane.enterPrices([table], as: House.ann)
            }
            #expect(problem.field == field, "\(problem.summary)")
        }
        let twice = try await problem {
            _ = try await house.controlPlane.enterPrices([Self.table([good]), Self.table([])], as: House.ann)
        }
        #expect(twice.field == "tables.1.provider")
        #expect(try await house.controlPlane.operatorSettings(as: House.ann).version == 1)
    }

    @Test func anEstimateAddsUpWhatItShows() async throws {
        let house = try await House.furnished()
        let entries = [
            try Self.entry("machine", "0.333333"), try Self.entry(region: "north", "0.10"),
            try Self.entry("road", size: nil, "12.5", per: .month),
        ]
        _ = try await house.controlPlane.enterPrices([Self.table(entries)], as: House.ann)
        _ = try await house.controlPlane.setFees(
            [ManagementFee(type: .dedicated, amount: try #require(Amount("9")), currency: "EUR")], as: House.ann)
        var draft = House.draft()
        (draft.min, draft.max) = (2, 5)
        let cost = try await house.controlPlane.planCluster(draft, in: House.workspace, as: House.ann).cost
        // 2 × 0.10 × 730 and 5 × 0.10 × 730, with 12.50 beside it.
        #expect(cost.perMonth?.lowerBound.description == "158.50")
        #expect(cost.perMonth?.upperBound.description == "377.50")
        #expect(cost.date == "2020-02-29" && cost.currency == "EUR" && cost.missing.isEmpty)
        #expect(cost.fee?.amount.description == "9.00" && cost.biller == .cloud)
        draft.region = "south"
        let south = try await house.controlPlane.planCluster(draft, in: House.workspace, as: House.ann).cost
        // 0.333333 × 730 = 243.33309, for each.
        #expect(south.perMonth?.lowerBound.description == "499.17")
        try await house.create(draft)
        #expect(try await house.controlPlane.clusterCost("payments", in: House.workspace, as: House.ann) == south)
    }

    @Test func aMissingPriceIsNamedAndThereIsNoSum() async throws {
        let house = try await House.furnished()
        let draft = House.draft()
        let none = try await house.controlPlane.planCluster(draft, in: House.workspace, as: House.ann).cost
        #expect(none.date == nil && none.perMonth == nil && none.missing == ["Machine, small", "Road"])
        _ = try await house.controlPlane.enterPrices([Self.table([try Self.entry()])], as: House.ann)
        let some = try await house.controlPlane.planCluster(draft, in: House.workspace, as: House.ann).cost
        #expect(some.missing == ["Road"] && some.perMonth == nil)
        #expect(some.lines.first?.perMonth?.lowerBound.description == "73.00")
    }

    @Test func onlyWhatIsOnOfferIsTakenAndTheFirstIsTheStandard() async throws {
        let house = try await House.furnished()
        _ = try await house.controlPlane.setOffers(
            [Offer(provider: "toy", regions: ["south"], sizes: ["large", "small"])], as: House.ann)
        let refused = try await problem { try await house.create() }
        #expect(refused.field == "region" && refused.advice == "Choose one of: south.")
        var draft = House.draft()
        draft.region = "south"
        #expect(try await house.create(draft).cluster.spec.size == "large")
        let unknown = try await problem {
            _ = try await house.controlPlane.setOffers([Offer(provider: "toy", regions: ["moon"])], as: House.ann)
        }
        #expect(unknown.field == "offers.0.regions.0")
    }

    @Test(arguments: ["", "1.", ".5", "-1", "1e3", "1,5", "0.1234567", "1234567890", " 1", "١"])
    func whatIsNoAmountIsNone(text: String) { #expect(Amount(text) == nil) }

    @Test(arguments: [
        ("0", "0.00"), ("0.096", "0.096"), ("73", "73.00"), ("1.500000", "1.50"), ("0.000001", "0.000001"),
    ])
    func anAmountIsWrittenAsItIsRead(text: String, written: String) throws {
        let amount = try #require(Amount(text))
        #expect(amount.description == written && Amount(written) == amount)
    }
}
