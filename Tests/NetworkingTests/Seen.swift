import Cloud

/// The requests that a door was asked.
actor Seen {
    private(set) var requests: [Request] = []

    func note(_ request: Request) { requests.append(request) }
}
