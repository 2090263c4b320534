import API
import Domain
import Hummingbird
import Mustache

/// Makes answers of pages: the page's own template inside the frame that all have.
struct Printer: Sendable {
    let templates: MustacheLibrary
    let isSimulated: Bool

    /// What templates find outside of the page's own view.
    private struct Frame {
        let title: String
        let assets: String
        let release: String
        let isSimulated: Bool
        let caller: String?
        let formToken: String
        let workspace: String?
        let isOverview: Bool
        let isClusters: Bool
        let isCredentials: Bool
        let isNotifications: Bool
        let isAudit: Bool
        let isSettings: Bool
        let isInstallationAudit: Bool
        let isMembers: Bool
        let isPeople: Bool
        let isAccount: Bool
        let mayReadAudit: Bool
        let access: FrameAccess
        let live: Page.Live?
        let template: String
        let view: any Sendable
    }

    func print(_ answer: Answer, for guest: Guest?) throws -> Response {
        switch answer {
        case .page(let page): print(page, for: guest)
        case .goTo(let address): .seeOther(address)
        case .plain(let response): response
        }
    }

    /// The page that says why there is not the one that was asked for.
    func print(_ denial: Denial, id: String, for guest: Guest?) -> Response {
        let isUnforeseen = denial.status.kind == .serverError
        let view = DenialView(
            title: DenialView.title(of: denial.status.code), problem: ProblemView(denial.problem),
            requestID: isUnforeseen ? id : nil, isSignedIn: guest != nil)
        return print(
            Page(title: view.title, template: "denial", view: view, workspace: nil, status: denial.status),
            for: guest)
    }

    private func print(_ page: Page, for guest: Guest?) -> Response {
        let frame = Frame(
            title: page.title, assets: Assets.path, release: Release.version, isSimulated: isSimulated,
            caller: guest?.caller.name, formToken: guest?.formToken ?? "", workspace: page.workspace,
            isOverview: page.section == .overview, isClusters: page.section == .clusters,
            isCredentials: page.section == .credentials, isNotifications: page.section == .notifications,
            isAudit: page.section == .audit, isSettings: page.section == .settings,
            isInstallationAudit: page.section == .installationAudit,
            isMembers: page.section == .members,
            isPeople: page.section == .people, isAccount: page.section == .account,
            mayReadAudit: guest?.may(.readAudit, in: page.workspace) ?? false,
            access: FrameAccess(of: guest, in: page.workspace), live: page.live, template: page.template,
            view: page.view)
        let text = templates.render(frame, withTemplate: "frame") ?? ""
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
        headers[.setCookie] = page.cookie
        return Response(
            status: page.status, headers: headers,
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
