public import Conversations
import Pages
public import Text

extension DialogManager {
  /// The mail that answers a case, in the customer's language.
  /// - Parameters:
  ///   - state: the conversation that the case came of.
  ///   - address: where the agent wants it to go; nil for the customer's own.
  ///   - order: the order that was proved in it, for the address when the customer named none.
  public func mail(
    answering handoff: HandoffID, with text: SafeText, in state: ConversationState, order: Order?,
    to address: String?, at now: Timestamp
  ) -> Mail {
    let language = state.language
    let subject = manual.text(
      of: .mailSubject, [.number: .text(SafeText(shop: state.number(told: handoff)))], in: language,
      turn: 0,
      today: manual.desk.zone.date(of: now))
    return Mail(
      handoff: handoff,
      from: Mail.Party(address: manual.desk.mail, name: manual.desk.name[language]),
      to: Mail.Party(
        address: address ?? state.reached(.email) ?? order?.email,
        name: state.reached(.name) ?? order?.name),
      subject: subject ?? handoff.description, text: text, at: now)
  }
}

extension ConversationState {
  /// The number by which the customer knows a case: that of the record that was made with it.
  fileprivate func number(told handoff: HandoffID) -> String {
    let isOnly = handoffs.count { $0.kind == .case } == 1
    return (isOnly ? records.last?.number.description : nil) ?? handoff.description
  }

  /// How the customer said that they can be reached; nil when they did not.
  fileprivate func reached(_ slot: SlotName) -> String? {
    switch reach.last(where: { $0.slot == slot })?.value {
    case .email(let text): text
    case .text(let text): text.string
    case .words, .choice, .product, .variant, .order, .phone, .date, .number, .yen, .days, .flag,
      .list, nil:
      nil
    }
  }
}
