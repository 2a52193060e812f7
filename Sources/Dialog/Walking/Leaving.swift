import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// What the desk adds to its thanks or its goodbye, when nothing else is under way: whether there
  /// is anything else, and how it did.
  mutating func closeWarmly(_ page: Page) {
    guard !asked, top == nil, state.question == nil, state.owner == .desk else { return }
    switch page.id {
    case .thanks: if hasServed, !state.ratingAsked { askAnythingElse() }
    case .goodbye: if mayRate { askRating() }
    case _: break
    }
  }

  mutating func askAnythingElse() {
    say(.anythingElse, choices: yesOrNo)
    emit(.asked(.anythingElse))
  }

  /// Nothing else: the page for goodbyes closes.
  mutating func sayGoodbye() throws(LookUpsWanted) {
    emit(.settled)
    guard manual[.goodbye] != nil else {
      say(.notRated)
      return
    }
    begin(.goodbye, slots: [])
    try walk()
  }

  mutating func askRating() {
    var choices = RatingScale.all.map {
      Choice(label: SafeText(shop: "\($0)"), meaning: .rate($0))
    }
    if let skip = text(of: .skip) { choices.append(Choice(label: skip, meaning: .skip)) }
    say(.rating, choices: choices)
    emit(.asked(.rating))
  }

  mutating func rate(_ rating: Int) {
    emit(.settled)
    emit(.rated(rating))
    say(.rated)
  }

  /// No rating is as welcome as one.
  mutating func leaveRating() {
    emit(.settled)
    say(.notRated)
  }

  /// A number from 1 to 5 in few words. Other numbers are asked about again; words that ask for
  /// nothing are taken for no rating. Returns false for a request of its own.
  mutating func answerRating(_ text: SafeText, _ match: Match) throws(LookUpsWanted) -> Bool {
    if match.acts.contains(.skip) || match.acts.contains(.no) {
      leaveRating()
      return true
    }
    if let number = RatingScale.number(in: text.string), !match.isTemplate {
      if RatingScale.all.contains(number) { rate(number) } else { askRating() }
      return true
    }
    if match.acts.contains(.yes) {
      askRating()
      return true
    }
    switch match.outcome {
    case .match, .choice: return false
    case .unknown:
      guard match.slots.isEmpty else {
        emit(.settled)
        return false
      }
      leaveRating()
      return true
    }
  }

  /// Whether a page of the shop's business was begun.
  private var hasServed: Bool {
    state.entered.contains { manual[$0].map { $0.area != PageAreas.desk } ?? false }
      || !state.handoffs.isEmpty || !state.records.isEmpty
  }

  /// Once, of a calm customer who was served, and never after a complaint or what was urgent.
  private var mayRate: Bool {
    !state.ratingAsked && hasServed && state.mood == .calm && state.marks.isEmpty
      && state.entered.allSatisfy { manual[$0].map { !isGrave($0) } ?? true }
  }

  private func isGrave(_ page: Page) -> Bool {
    page.area == PageAreas.complaints
      || (page.then + page.answers.flatMap(\.then)).contains { step in
        switch step.act {
        case .handOff(let queue, let priority), .report(let queue, let priority, _):
          (priority ?? manual.desk.priority(of: queue)) == .urgent
        case .askToConnect, .record, .related, .recommend, .goTo, .askAgain: false
        }
      }
  }
}

/// Folders of pages that the dialog treats in their own way. Source: the design, section 10.
enum PageAreas {
  static let desk = "desk"
  static let complaints = "complaints"
}

/// How a rating is told. Source: the design, section 5.
enum RatingScale {
  static let all = 1...5
  /// A message longer than this tells something else.
  static let longest = 16

  /// The only number of a short message; nil when there is none.
  static func number(in text: String) -> Int? {
    let folded = Folding.fold(text).scalars
    guard folded.count <= longest else { return nil }
    let groups = folded.split { !(0x30...0x39).contains($0) }
    guard groups.count == 1, let digits = groups.first, digits.count <= 3 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
