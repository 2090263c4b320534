import API

/// What other commands take by a name.
protocol Nameable {
    var shownName: String { get }
}

extension ClusterBody: Nameable { var shownName: String { name } }
extension CredentialBody: Nameable { var shownName: String { name } }
extension NotificationTargetBody: Nameable { var shownName: String { name } }
extension MemberBody: Nameable { var shownName: String { email } }
extension PersonBody: Nameable { var shownName: String { email } }
extension TokenBody: Nameable { var shownName: String { id } }
extension ResourceBody: Nameable { var shownName: String { cloudID } }
extension AuditBody: Nameable { var shownName: String { String(id) } }
extension EventBody: Nameable { var shownName: String { String(id) } }
