import ControlPlane

import struct Foundation.Date

/// All that is known to be there of a cluster, in the order in which it can be removed.
struct InventoryView: Sendable {
    let row: ClusterRow
    let account: String?
    let takenAt: Moment
    let forgottenAt: Moment?
    let items: [ResourceView]
    let itemCount: Int
    let isEmpty: Bool
    let script: String?

    init(row: ClusterRow, _ inventory: Inventory, now: Date) {
        self.row = row
        account = inventory.account?.id
        takenAt = Moment(inventory.takenAt, now: now)
        forgottenAt = inventory.forgottenAt.map { Moment($0, now: now) }
        items = inventory.items.map { ResourceView(step: $0.step, cloudID: $0.cloudID, console: $0.console) }
        itemCount = items.count
        isEmpty = items.isEmpty
        script = inventory.script
    }
}
