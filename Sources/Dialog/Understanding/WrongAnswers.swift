import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// An answer that does not fit: says what is needed with an example; the third goes to people.
  mutating func misread(_ slot: SlotDefinition) throws(LookUpsWanted) {
    let limits = manual.desk.limits
    let given: [GivenWord: Value] = [
      .slot: .words(slot.title), .example: .words(slot.example),
    ]
    let isLast = state.wrongAnswers + 1 >= limits.wrongAnswers
    emit(.misread(slot.name))
    if isLast {
      say(.wrongAnswerLast, given)
      try handToPeople(limits.wrongAnswersQueue, priority: nil, promise: .personTakesOver)
      return
    }
    var choices: [Choice] = []
    if case .slot(let name) = state.question, let page = top.flatMap({ manual[$0.intent] }),
      let line = page.ask.first(where: { $0.slot == name })
    {
      choices = try self.choices(for: line)
    }
    say(.wrongAnswer, given, choices: choices)
    if let question = state.question { emit(.asked(question)) }
  }

  /// Leaves an optional slot out; says of any other that it cannot be skipped.
  mutating func skip() throws(LookUpsWanted) {
    if state.question == .rating {
      leaveRating()
      return
    }
    guard case .slot(let name) = state.question, let flow = top,
      let line = manual[flow.intent]?.ask.first(where: { $0.slot == name })
    else {
      try askAgain()
      return
    }
    guard line.need == .optional else {
      say(.cannotSkip, [.slot: .text(title(of: name))])
      try askAgain()
      return
    }
    emit(.settled)
    emit(.skipped(name))
    try walk()
  }
}
