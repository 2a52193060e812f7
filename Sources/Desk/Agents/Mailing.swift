import Conversations
import Dialog
import Handoffs
import Pages
import Store
import Text
import Wire

/// A case that is being answered by mail.
struct Mailing {
  let handoff: HandoffID
  let conversation: ConversationID
  let agent: AgentName
  let answer: CaseAnswer
  /// Where it goes, when the agent named that.
  let address: String?
  let receipt: AgentReceipt
  /// The conversation as it is stored, once it was read.
  var state: ConversationState?
}

extension RunningDesk {
  /// Answers a case. A mail's file is there before the case is done, and can be fetched after it.
  func answer(
    _ handoff: HandoffID, by name: AgentName, _ answer: CaseAnswer, to address: String?,
    _ receipt: AgentReceipt
  ) throws(BoardRefusal) {
    var tried = board
    let changes = try tried.answer(handoff, by: name, answer)
    guard answer.by == .mail, answer.outcome == .mailed, let found = board.cases[handoff] else {
      board = tried
      return perform(changes, receipt: receipt)
    }
    guard !answer.text.trimmed().isEmpty else {
      return refuse(WireError(.badJSON, "a mail has a text"), receipt)
    }
    guard mailing.insert(handoff).inserted else {
      return refuse(WireError(.alreadyTaken, "\(handoff) is being answered"), receipt)
    }
    read(
      .conversation(found.conversation),
      for: .mail(
        Mailing(
          handoff: handoff, conversation: found.conversation, agent: name, answer: answer,
          address: address, receipt: receipt)))
  }

  /// The conversation was read, or the order that was proved in it.
  func goOn(_ mailing: Mailing, _ result: ReadResult) {
    switch result {
    case .conversation(let stored):
      guard let state = stored?.state else { break }
      var mailing = mailing
      mailing.state = state
      guard mailing.address == nil, let proof = state.proofs.last,
        !state.reach.contains(where: { $0.slot == .email })
      else { return layDown(mailing, state, order: nil) }
      return read(.order(proof.order), for: .mail(mailing))
    case .order(let order):
      guard let state = mailing.state else { break }
      return layDown(mailing, state, order: order)
    case .records, .openHandoffs, .pages, .earlier, .failed: break
    }
    self.mailing.remove(mailing.handoff)
    refuse(WireError(.tryLater), mailing.receipt)
  }

  private func layDown(_ mailing: Mailing, _ state: ConversationState, order: Order?) {
    let mail = dialog.mail(
      answering: mailing.handoff, with: mailing.answer.text, in: state, order: order,
      to: mailing.address, at: now.wall)
    let file = MailFile.bytes(mail, dialog.manual.desk.zone)
    let outbox = setup.outbox
    let handoff = mailing.handoff
    start(.layDownMail(mailing)) { .done(outbox.layDown(file, for: handoff)) }
    if mail.to.address == nil {
      send(
        AgentReply.notice(
          "no-address", "no e-mail address is known for \(mailing.handoff): its mail names none",
          about: mailing.conversation),
        to: mailing.agent)
    }
  }

  /// The mail's file is written: now the case is done.
  func finish(_ mailing: Mailing, _ outcome: Result<Void, AdminProblem>) {
    self.mailing.remove(mailing.handoff)
    switch outcome {
    case .failure(let problem):
      refuse(WireError(.tryLater, problem.message), mailing.receipt)
    case .success:
      do throws(BoardRefusal) {
        perform(
          try board.answer(mailing.handoff, by: mailing.agent, mailing.answer),
          receipt: mailing.receipt)
      } catch {
        drop(mailing.handoff)
        refuse(WireError(error), mailing.receipt)
      }
      settleBoard()
    }
  }

  /// The case is done on disk: its mail may go.
  func release(_ handoff: HandoffID) {
    let outbox = setup.outbox
    start(.sendMail) { .done(outbox.release(handoff)) }
  }

  func drop(_ handoff: HandoffID) {
    let outbox = setup.outbox
    start(.sendMail) {
      outbox.drop(handoff)
      return .done(.success(()))
    }
  }

  /// Hands in a chore.
  func start(_ errand: ChoreErrand, _ work: @escaping @Sendable () -> ChoreResult) {
    let ticket = nextTicket
    nextTicket += 1
    choreErrands[ticket] = errand
    setup.chores.start(ticket: ticket, work)
  }
}
