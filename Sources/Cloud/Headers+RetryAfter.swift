extension Headers {
    /// How many seconds the other side asks to be left alone (RFC 9110, 10.2.3); nil where it names none, or so many
    /// that nobody can mean it: a day and more.
    public var retryAfterSeconds: Duration? {
        guard let seconds = self["retry-after"].flatMap(Double.init), (0..<86_400).contains(seconds) else { return nil }
        return .seconds(seconds)
    }
}
