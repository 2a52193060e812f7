internal import Text

/// What one stretch of a message comes to.
struct Verdict {
  let outcome: Match.Outcome
  let ranking: [Match.Ranked]
  let choices: [IntentID]
  let reason: Reason
  /// Whether a whole template decided.
  let isTemplate: Bool
  /// The language of the template that decided.
  let language: Language?
  /// Greeting, thanks or filler only.
  let isSocial: Bool

  var winner: Match.Ranked? { ranking.first }
  /// How sure the best page is; 0 without one.
  var score: Float { ranking.first?.score ?? 0 }
}

/// An explanation, or what is needed to give it: most messages are answered and nobody asks why.
enum Reason: Sendable {
  case made(Explanation)
  case likeness(LikenessReason)

  var explanation: Explanation {
    switch self {
    case .made(let explanation): explanation
    case .likeness(let reason): reason.judge.explanation(reason)
    }
  }
}

/// What likeness decided on.
struct LikenessReason: Sendable {
  let judge: Judge
  /// Which of the judge's models.
  let model: Int
  /// What was weighed.
  let text: Folded
  let concepts: [UInt32]
  let isUnknown: Bool
  let winner: Int
  let runnerUp: Int?
}
