public import Domain
import Foundation

/// What a browser keeps to be known again.
public struct SessionText: Sendable {
    private static let form = "form"

    private let text: BrowserText
    public var secret: Secret { text.secret }
    var hash: Data { text.hash }

    init(from random: Randomness) { text = BrowserText(from: random) }

    /// Nil when it is none of ours.
    public init?(_ text: Secret) {
        guard let text = BrowserText(text) else { return nil }
        self.text = text
    }

    /// What a form of this session holds, and no other page can know.
    public var formToken: String { text.derived(for: Self.form) }

    public func isFormToken(_ shown: String) -> Bool { text.isDerived(shown, for: Self.form) }
}
