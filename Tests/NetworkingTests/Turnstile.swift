/// Lets nobody through before so many have come. Who is cancelled goes through: a test that does not pass must end.
actor Turnstile {
    private var missing: Int
    private var waiting: [AsyncStream<Never>.Continuation] = []

    init(of count: Int) { missing = count }

    func pass() async {
        missing -= 1
        guard missing > 0 else { return waiting.forEach { $0.finish() } }
        let (opening, waiter) = AsyncStream<Never>.makeStream()
        waiting.append(waiter)
        for await _ in opening {}
    }
}
