import Pages
import Text

/// What a page's parts mean, in one short form, so that spellings can be compared.
enum Written {
  static func ask(_ line: AskLine) -> String {
    var text = line.slot.text
    switch line.need {
    case .required: break
    case .optional: text += " optional"
    case .ifSaid: text += " if-said"
    }
    switch line.source {
    case .open: break
    case .fromOrder: text += " from-order"
    case .orOrders: text += " or-orders"
    }
    if !line.verifiedBy.isEmpty { text += " by(\(list(line.verifiedBy.map(\.text))))" }
    if !line.oneOf.isEmpty { text += " of(\(list(line.oneOf.map(\.text))))" }
    if let again = line.again { text += " again(\(again.text))" }
    if !line.condition.tests.isEmpty { text += " when(\(condition(line.condition)))" }
    return text
  }

  static func condition(_ condition: Condition) -> String {
    condition.tests.map { term($0.left) + relation($0.relation) }.joined(separator: " & ")
  }

  static func term(_ term: Term) -> String {
    switch term {
    case .slot(let slot): slot.text
    case .fact(let fact): fact.description
    case .cell(let table, let column): "cell \(table).\(column)"
    case .list(let name): "list \(name)"
    case .today: "today"
    case .given(let word): "given \(word.rawValue)"
    }
  }

  private static func relation(_ relation: Test.Relation) -> String {
    switch relation {
    case .isOneOf(let values): "=" + list(values.map(value))
    case .isNoneOf(let values): "!=" + list(values.map(value))
    case .isKnown: " known"
    case .isUnknown: " unknown"
    case .isBefore(let day): "<" + self.day(day)
    case .isAfter(let day): ">" + self.day(day)
    case .isWithin(let count, let day): " within \(self.count(count)) of \(self.day(day))"
    case .isLongerAgo(let count): " ago>" + self.count(count)
    case .isAtLeast(let number): ">=" + amount(number)
    case .isAtMost(let number): "<=" + amount(number)
    }
  }

  private static func day(_ day: DayExpression) -> String {
    let base =
      switch day.base {
      case .date(let date): date.description
      case .term(let term): self.term(term)
      }
    return base + (day.moved.map { (day.backwards ? "-" : "+") + count($0) } ?? "")
  }

  private static func count(_ count: DayCount) -> String {
    switch count {
    case .days(let days): String(days)
    case .rule(let fact): fact.description
    }
  }

  private static func amount(_ amount: Test.Amount) -> String {
    switch amount {
    case .number(let number): String(number)
    case .rule(let fact): fact.description
    }
  }

  static func value(_ value: Value) -> String {
    switch value {
    case .choice(let id): id.text
    case .product(let sku): sku.text
    case .date(let date): date.description
    case .number(let number), .yen(let number): String(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .words(let words): words.ja == words.en ? words.ja : "\(words.ja)/\(words.en)"
    case .days(let span): "\(span.lowerBound)...\(span.upperBound)d"
    case .text(let text): text.string
    case .order(let number): number.text
    case .email(let text), .phone(let text): text
    case .variant(let name): name.text
    case .list(let members): list(members.map(self.value))
    }
  }

  static func step(_ step: Step) -> String {
    switch step.act {
    case .handOff(let queue, let priority): "hand-off \(queue.text)" + shown(priority)
    case .report(let queue, let priority, let within):
      "report \(queue.text)" + shown(priority) + shown(within)
    case .askToConnect(let queue): "connect" + (queue.map { " " + $0.text } ?? "")
    case .record(let kind): "record \(kind.rawValue)"
    case .related(let pages): "related " + list(pages.map(\.text))
    case .recommend: "recommend"
    case .goTo(let page): "go \(page.text)"
    case .askAgain(let slot): "again \(slot.text)"
    }
  }

  private static func shown(_ priority: Priority?) -> String {
    switch priority {
    case .low: " low"
    case .normal: " normal"
    case .high: " high"
    case .urgent: " urgent"
    case nil: ""
    }
  }

  private static func shown(_ within: Step.Within?) -> String {
    switch within {
    case .hours(let hours): " \(hours)h"
    case .days(let days): " \(days)d"
    case nil: ""
    }
  }

  static func text(_ text: AnswerText) -> String {
    text.pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .term(let term, let moved, let backwards):
        "<" + self.term(term) + (moved.map { (backwards ? "-" : "+") + count($0) } ?? "") + ">"
      }
    }.joined()
  }

  private static func list(_ parts: [String]) -> String { parts.joined(separator: ",") }
}
