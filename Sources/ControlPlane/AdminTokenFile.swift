import Domain
import Store

/// The file in the data folder that hands the first token to whoever owns the machine.
public struct AdminTokenFile: Sendable {
    public let path: String
    private let file: PrivateFile

    public init(folder: String) {
        path = folder + "/admin-token"
        file = PrivateFile(path)
    }

    /// The token in the file; one that was written by a start which died before it could be stored is taken up.
    func text() -> TokenText? { file.text().flatMap { TokenText($0) } }

    func write(_ text: TokenText) throws { try file.write(text.secret, mode: 0o400) }
}

extension ControlPlane {
    /// On the first start, makes the first token and writes it to the file. Returns whether it did.
    @discardableResult public func makeFirstToken(in file: AdminTokenFile) async throws -> Bool {
        guard try await store.read({ try $0.tokens() }).isEmpty else { return false }
        // The file first: a hash whose token nobody ever saw would lock everybody out.
        let text = file.text() ?? TokenText(from: random)
        try file.write(text)
        let token = Token(
            id: .init(rawValue: random.id()), name: "admin", prefix: text.prefix, createdAt: time.now())
        try await store.write { try $0.add(token, text, as: .ourselves) }
        return true
    }
}
