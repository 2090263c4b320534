import Hummingbird

/// One page before it is printed: what it shows, and the template that shows it.
struct Page: Sendable {
    /// Where the page is in the menu.
    enum Section: String, Sendable {
        case overview, clusters, credentials, notifications, members, audit, people, settings, installationAudit
        case account, none
    }

    let title: String
    /// The name of its template.
    let template: String
    let view: any Sendable
    var section = Section.none
    /// The team it is about; nil for none.
    var workspace: String?
    var status = HTTPResponse.Status.ok
    /// What the browser is to keep, as the header has it.
    var cookie: String?
    /// Where to hear that it has changed; nil for a page that does not.
    var live: Live?

    /// What a browser listens to, so that a page shows what is.
    struct Live: Sendable {
        let path: String
        /// Of what the page shows; another one means that there is something new.
        let mark: String
        /// Time itself changes the page.
        let isMoving: Bool
    }
}
