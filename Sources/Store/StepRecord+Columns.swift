import Engine

extension StepRecord {
    static let columns = [
        "name", "state", "text", "problem", "output", "cloud_ids", "receipt", "started_at", "ready_at", "sent_at",
        "seen_at", "absent_since", "deleted_at", "look_at", "moves", "refusals", "tries", "is_replaced",
    ]

    /// In the order of `columns`.
    func values() throws -> [Value] {
        [
            Value(name), Value(state.rawValue), Value(text), try Value(json: problem), Value(output),
            Value(cloudIDs.joined(separator: "\n")), Value(receipt), Value(startedAt), Value(readyAt), Value(sentAt),
            Value(seenAt), Value(absentSince), Value(deletedAt), Value(lookAt), Value(moves), Value(refusals),
            Value(tries), Value(isReplaced),
        ]
    }

    init(_ row: Row) throws {
        self.init(name: try row.text("name"))
        state = try row.word("state")
        text = try row.text("text")
        problem = try row.optionalJSON("problem")
        output = row.optionalText("output")
        cloudIDs = try row.text("cloud_ids").split(separator: "\n").map(String.init)
        receipt = row.optionalText("receipt")
        startedAt = row.optionalDate("started_at")
        readyAt = row.optionalDate("ready_at")
        sentAt = row.optionalDate("sent_at")
        seenAt = row.optionalDate("seen_at")
        absentSince = row.optionalDate("absent_since")
        deletedAt = row.optionalDate("deleted_at")
        lookAt = row.optionalDate("look_at")
        moves = try row.int("moves")
        refusals = try row.int("refusals")
        tries = try row.int("tries")
        isReplaced = try row.isTrue("is_replaced")
    }
}
