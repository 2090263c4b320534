import Domain
import Foundation

extension Reconciler {
    func remove(_ step: Step<Client>, in round: Round<Client>, note: Note, result: inout Result) async throws {
        guard step.ownership != .shared else { return result.record.isLeft(at: round.now) }
        if isForgotten(result.record) { return result.record.isGone(at: round.now) }
        // What takes it along is gone.
        if round.carrier(of: step) != nil { return result.record.isGone(at: round.now) }
        let scope = scope(for: step, in: round, note: note)
        switch try await step.observe(scope) {
        case .absent:
            if let wait = round.doubt(step) {
                let text = "not to be seen; making sure that it is gone"
                result.record.saw(nothingSince: round.now, text, lookAt: wait)
            } else {
                result.isSettled = true
                result.record.isGone(at: round.now)
                if result.record.isReplaced {
                    result.record.tryAgain(at: round.now + patience.afterBreak(result.record.tries))
                }
            }
        case .changing(let text):
            result.isSettled = true
            let asked = result.record.deletedAt
            result.record.saw(.changing, text, now: round.now)
            result.record.deletedAt = asked
            result.record.lookAt = patience.poll(
                step.takes / 2, since: result.record.sentAt ?? asked ?? result.record.startedAt, now: round.now)
        case .ready(let output), .outdated(let output, _), .broken(let output, _):
            result.isSettled = true
            // Lists go on to show for a while what is gone.
            let former = result.record.output.flatMap { step.decode($0) }
            if let former, step.cloudIDs(former) == step.cloudIDs(output), let asked = result.record.deletedAt,
                round.now < asked + Duration.seconds(8).atPace(time.pace)
            {
                result.record.lookAt = patience.poll(.zero, since: asked, now: round.now)
                return
            }
            if result.record.deletedAt == nil { result.record.startedAt = round.now }
            let seen = try step.encode(output)
            result.record.output = seen
            result.record.cloudIDs = step.cloudIDs(output)
            result.record.saw(.changing, "removing", now: round.now)
            result.record.readyAt = nil
            let isAnswered = try await delete(step, output, scope)
            result.record.moved(at: round.now)
            // The last look makes sure of what went by the cloud's own word.
            if isAnswered, round.goal == .absent, step.takes == .zero, !step.isLeftovers {
                result.record.isGone(at: round.now)
                result.record.output = seen
            }
            result.record.deletedAt = round.now
            result.record.lookAt = patience.afterMove(number: result.record.moves, step.takes / 2, now: round.now)
        }
    }

    /// False when something that the delete named is gone: that may be the thing itself, or what had to go before it.
    private func delete(
        _ step: Step<Client>, _ output: any Sendable, _ scope: Scope<Client>
    ) async throws -> Bool {
        do {
            try await step.delete(output, scope)
            return true
        } catch let error as any CloudRefusal where error.isGone { return false }
    }

    private func isForgotten(_ record: StepRecord) -> Bool {
        Planted.has(.removesWhatItRemembers) && record.output == nil
    }

    /// Everything is gone by the records: one look at all of it in the same pass, and at whatever carries the tag.
    func lastLook(at round: Round<Client>) async throws -> Progress {
        var round = round
        let known = round
        let revived = await withTaskGroup(of: StepRecord?.self) { group in
            for step in graph.steps where step.ownership != .shared && step.goesWith == nil {
                group.addTask { await revive(step, in: known) }
            }
            return await group.reduce(into: [StepRecord]()) { if let record = $1 { $0.append(record) } }
        }
        for record in revived { round.take(Result(record: record)) }
        guard revived.isEmpty else { return round.progress() }
        do {
            var sweep = try await graph.sweep(
                Scope(
                    owner: owner, client: client, now: round.now, goal: .absent, token: "", receipt: nil,
                    outputs: { _ in nil }, kept: Note()))
            sweep.kept += graph.steps.filter { $0.ownership == .shared && known.record(of: $0).seenAt != nil }
                .map { "\($0.name) (others may use it)" }
            guard let first = sweep.remnants.first else { return round.progress(sweep: sweep) }
            let names = sweep.remnants.map { "\($0.kind) \($0.id)" }.joined(separator: ", ")
            let problem = Problem(
                "\(names) still carries the tag freehold:owner=\(owner.id).",
                advice: first.step == nil
                    ? "Delete it, or take the tag off if it is not ours; the removal then ends by itself."
                    : "Nothing to do; we look again until the cloud has let it go.",
                remedy: first.step == nil ? .askOperator : .wait)
            return round.progress(lookAgain: patience.again, sweep: sweep, problem: problem)
        } catch {
            return round.progress(lookAgain: patience.again, problem: explain(error))
        }
    }

    /// The step's record if it is not absent after all, or could not be looked at.
    private func revive(_ step: Step<Client>, in round: Round<Client>) async -> StepRecord? {
        var record = round.record(of: step)
        if isForgotten(record) { return nil }
        do {
            if case .absent = try await step.observe(scope(for: step, in: round, note: Note())) { return nil }
            let asked = record.deletedAt
            record.saw(.changing, "it is still there", now: round.now)
            record.deletedAt = asked
            record.lookAt = asked == nil ? round.now : patience.poll(.zero, since: asked, now: round.now)
        } catch {
            let problem = explain(error)
            record.state = .stopped
            record.text = problem.summary
            record.problem = problem
            record.refusals += 1
            record.lookAt = round.now + patience.afterRefusal(number: record.refusals, asked: nil)
        }
        return record
    }
}

extension StepRecord {
    /// Its delete was answered, and no look has shown yet that it is gone.
    var isGoneByWord: Bool { state == .gone && deletedAt != nil }

    mutating func isGone(at now: Date) {
        var gone = StepRecord(name: name)
        gone.state = .gone
        gone.startedAt = startedAt
        gone.readyAt = now
        gone.tries = tries
        gone.isReplaced = isReplaced
        self = gone
    }

    /// It stays, because others may use it: nothing was taken back, and its owner has no more to do with it.
    mutating func isLeft(at now: Date) {
        var left = StepRecord(name: name)
        left.state = .gone
        left.readyAt = now
        left.seenAt = seenAt
        self = left
    }

    /// Forgets the broken one; the next is begun at `date`.
    mutating func tryAgain(at date: Date) {
        let tries = tries + 1
        self = StepRecord(name: name)
        self.tries = tries
        text = "another try follows"
        lookAt = date
    }
}
