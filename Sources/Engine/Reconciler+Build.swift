import Domain
import Foundation

extension Reconciler {
    func build(
        _ step: Step<Client>, in round: Round<Client>, journal: Journal, note: Note, result: inout Result
    ) async throws {
        let isNew = result.record.startedAt == nil && round.attempts[step.name] == nil
        // Where the name is unique, a create that comes too late is refused: the first look can wait for that.
        if isNew, step.ownership == .named {
            return try await create(step, in: round, journal: journal, note: note, result: &result)
        }
        let scope = scope(for: step, in: round, note: note)
        switch try await step.observe(scope) {
        case .absent:
            if let wait = round.doubt(step), !Planted.has(.believesAbsenceAtOnce) {
                result.record.saw(nothingSince: round.now, "not to be seen any more; looking again", lookAt: wait)
            } else if round.attempts[step.name] != nil, result.record.answeredAt != nil {
                // What was certainly made is gone again: its attempt is over, and the next create is another one.
                result.isSettled = true
                result.record.answeredAt = nil
                result.record.lookAt = round.now
            } else {
                try await create(step, in: round, journal: journal, note: note, result: &result)
            }
        case .changing(let text):
            result.isSettled = true
            result.record.saw(.changing, text, now: round.now)
            result.record.lookAt = patience.poll(step.takes, since: result.record.sentAt, now: round.now)
        case .ready(let output):
            result.isSettled = true
            try result.record.saw(ready: output, as: step, now: round.now, lookAt: patience.nextDrift(after: round.now))
        case .outdated(let output, let text):
            result.isSettled = true
            result.record.saw(.changing, text, now: round.now)
            result.record.moved(at: round.now)
            result.record.lookAt = patience.afterMove(number: result.record.moves, .zero, now: round.now)
            try await step.update(output, scope, round.inputs(of: step))
        case .broken(_, let text):
            result.isSettled = true
            result.record.saw(.changing, text, now: round.now)
            result.record.breaks(step.name, text, now: round.now)
        }
    }

    /// The attempt is on disk before the call is on the wire, so a crash in between costs a wait, never a duplicate.
    private func create(
        _ step: Step<Client>, in round: Round<Client>, journal: Journal, note: Note, result: inout Result
    ) async throws {
        guard let attempt = try await begin(step, journal, now: round.now) else {
            let began = round.attempts[step.name]?.beganAt
            result.record.state = .changing
            result.record.text = "waiting for the cloud to show it"
            result.record.lookAt = patience.poll(.zero, since: began, now: round.now)
            return
        }
        result.record.state = .changing
        result.record.text = "creating"
        result.record.answeredAt = nil
        result.record.startedAt = result.record.startedAt ?? round.now
        result.record.moved(at: round.now)
        result.record.lookAt = patience.afterMove(number: result.record.moves, step.takes, now: round.now)
        do {
            let scope = scope(for: step, in: round, note: note, token: attempt.token)
            guard let output = try await step.create(scope, round.inputs(of: step)) else { return }
            // The attempt stays open until a look shows what was made: nobody makes it twice meanwhile.
            try result.record.saw(ready: output, as: step, now: round.now, lookAt: patience.nextDrift(after: round.now))
            result.record.answeredAt = round.now
        } catch let error as any CloudRefusal where error.isExisting && result.record.moves < 8 {
            // The cloud knows it and may not show it everywhere yet: the attempt stays open until it is seen.
            result.record.text = "it is there already; looking at it"
            result.record.lookAt = round.now + patience.afterRefusal(number: result.record.moves, asked: nil)
        } catch let error as any CloudRefusal where error.isFinal || Planted.has(.forgetsLostReplies) {
            result.isSettled = true
            throw error
        }
    }

    private func begin(_ step: Step<Client>, _ journal: Journal, now: Date) async throws -> Attempt? {
        if Planted.has(.sendsWhatItDidNotWriteDown) { return Attempt(step: step.name, token: step.name, beganAt: now) }
        let settle = Planted.has(.believesAbsenceAtOnce) ? .zero : step.settle.atPace(time.pace)
        return try await journal.begin(step.name, settle)
    }
}

extension StepRecord {
    /// It was seen to exist.
    mutating func saw(_ state: State, _ text: String, now: Date) {
        self.state = state
        self.text = text
        seenAt = now
        answeredAt = nil
        absentSince = nil
        deletedAt = nil
        startedAt = startedAt ?? now
    }

    mutating func saw<Client>(ready output: any Sendable, as step: Step<Client>, now: Date, lookAt: Date) throws {
        let wasReady = state == .ready
        saw(.ready, "", now: now)
        self.output = try step.encode(output)
        cloudIDs = step.cloudIDs(output)
        readyAt = wasReady ? readyAt ?? now : now
        receipt = nil
        moves = 0
        tries = 0
        self.lookAt = lookAt
    }

    /// It was there and is not to be seen now, which a slow cloud may take back.
    mutating func saw(nothingSince now: Date, _ text: String, lookAt: Date) {
        state = .changing
        self.text = text
        absentSince = absentSince ?? now
        self.lookAt = lookAt
    }

    /// It will never be ready: what needs it goes first, then it, then there is another try, three times in all.
    mutating func breaks(_ name: String, _ text: String, now: Date) {
        lookAt = nil
        guard tries < 2 else {
            state = .stopped
            tries = 3
            problem = Problem(
                "\(name) came out broken three times: \(text).",
                advice: "Remove the cause, then try again.", remedy: .askOperator)
            return
        }
        isReplaced = true
    }
}
