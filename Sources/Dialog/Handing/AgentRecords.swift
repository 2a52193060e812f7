public import Conversations
import Matching
public import Pages
public import Text

extension DialogManager {
  /// What an agent wrote for a slot of a record, read as a customer's answer would be; the words
  /// themselves when they are no value of its kind.
  public func slotValue(_ slot: SlotName, said words: String, at moment: Timestamp) -> SlotValue {
    let text = SafeText.clean(customer: words).text
    guard let definition = manual[slot],
      let answer = matcher.reader.answer(
        to: definition, in: text, today: manual.desk.zone.date(of: moment), among: nil)
    else { return SlotValue(slot, .text(text)) }
    return SlotValue(slot, answer.value)
  }
}

extension DeskSettings {
  /// Whether a record of goodwill points stays within the shop's limit: `points` from 1 to it.
  public func allowsGoodwill(_ fields: [SlotValue]) -> Bool {
    guard let points = fields.first(where: { $0.slot.text == "points" }) else { return false }
    switch points.value {
    case .number(let number), .yen(let number):
      return (1...max(1, limits.goodwillPoints)).contains(number)
    case .text, .words, .choice, .product, .variant, .order, .email, .phone, .date, .days, .flag,
      .list:
      return false
    }
  }
}
