import Domain

extension Terminal {
    /// The name of what is to go, as somebody typed it: in the command, or else when asked.
    ///
    /// Throws an `Exit` when nobody can answer, or when it is another name.
    /// - Parameters:
    ///   - kind: what it is: “cluster”.
    ///   - deed: what becomes of it: “removed”.
    func confirmed(
        _ typed: String?, name: String, of kind: String, toBe deed: String, asking question: String
    ) throws -> String {
        guard let answer = typed ?? ask(question) else {
            throw Exit.usage(
                "Nobody is here to confirm that “\(name)” is to be \(deed).", advice: "Add --confirm \(name).")
        }
        guard answer == name else {
            throw Exit(
                typed == nil ? .declined : .usage,
                Problem(
                    "“\(answer)” is not the name of the \(kind), which is “\(name)”.", advice: "Nothing was \(deed).",
                    remedy: .changeSpec))
        }
        return answer
    }
}
