import Cloud
import Domain
import Foundation

@testable import Azure

extension Azure {
    /// A provider whose network answers nothing.
    static func sample(_ transport: @escaping Transport = { _ in throw NoAnswer("there is no network here") }) -> Azure
    {
        Azure(
            installation: "test01", transport: transport,
            time: Time(now: { Date(timeIntervalSince1970: 1_790_000_000) }, sleep: { _ in }), random: { 0.5 })
    }
}
