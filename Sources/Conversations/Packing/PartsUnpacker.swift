import Text

extension Unpacker {
  mutating func safeText() throws(PackingError) -> SafeText { SafeText(stored: try text()) }
  mutating func intent() throws(PackingError) -> IntentID {
    try name("intent", { IntentID($0) })
  }
  mutating func slot() throws(PackingError) -> SlotName { try name("slot", { SlotName($0) }) }
  mutating func queue() throws(PackingError) -> QueueName { try name("queue", { QueueName($0) }) }
  mutating func sku() throws(PackingError) -> SKU { try name("product", { SKU($0) }) }
  mutating func order() throws(PackingError) -> OrderNumber {
    try name("order number", { OrderNumber($0) })
  }
  mutating func language() throws(PackingError) -> Language {
    try name("language", Language.init(rawValue:))
  }

  mutating func slotValue() throws(PackingError) -> SlotValue {
    SlotValue(try slot(), try value())
  }

  mutating func choice() throws(PackingError) -> Choice {
    let label = try safeText()
    let meaning: Choice.Meaning
    switch try byte() {
    case 1: meaning = .page(try intent())
    case 2: meaning = .value(try slot(), try value())
    case 3: meaning = .yes
    case 4: meaning = .no
    case 5: meaning = .skip
    case 6: meaning = .none
    case 7: meaning = .change(try slot())
    case 8: meaning = .wait(try referral())
    case 9: meaning = .callback(try referral())
    case 10: meaning = .rate(try int())
    case let tag: throw .unknownTag(what: "choice", tag: tag, at: at - 1)
    }
    return Choice(label: label, meaning: meaning)
  }

  mutating func question() throws(PackingError) -> Question {
    switch try byte() {
    case 1: return .slot(try slot())
    case 2: return .identity
    case 3: return .confirm
    case 4: return .clarify(try intents())
    case 5: return .consent(try queue())
    case 6: return .resume
    case 7: return .suggested
    case 8: return .rating
    case 9: return .anythingElse
    case let tag: throw .unknownTag(what: "question", tag: tag, at: at - 1)
    }
  }

  private mutating func intents() throws(PackingError) -> [IntentID] {
    try list { (input: inout Unpacker) throws(PackingError) in try input.intent() }
  }

  mutating func understanding() throws(PackingError) -> Understanding {
    let taken = try optional { (input: inout Unpacker) throws(PackingError) in
      try input.scored()
    }
    let alternatives = try list { (input: inout Unpacker) throws(PackingError) in
      try input.scored()
    }
    return Understanding(
      taken: taken, alternatives: alternatives, requests: try intents(), reason: try reason())
  }

  private mutating func scored() throws(PackingError) -> Understanding.Scored {
    Understanding.Scored(try intent(), score: try int())
  }

  private mutating func reason() throws(PackingError) -> MatchReason {
    switch try byte() {
    case 1: return .template(try text(), line: try int())
    case 2:
      let pieces = try list { (input: inout Unpacker) throws(PackingError) in
        MatchReason.Piece(words: try input.text(), weight: try input.int())
      }
      return .likeness(
        pieces,
        runnerUp: try optional { (input: inout Unpacker) throws(PackingError) in
          try input.intent()
        })
    case 3: return .picked
    case 4: return .nothing
    case let tag: throw .unknownTag(what: "reason", tag: tag, at: at - 1)
    }
  }

  mutating func handoffID() throws(PackingError) -> HandoffID {
    HandoffID(number: try int64())
  }
  mutating func agent() throws(PackingError) -> AgentName {
    try name("agent", { AgentName($0) })
  }

  mutating func closing() throws(PackingError) -> AgentClosing {
    AgentClosing(
      code: try name("closing", AgentClosing.Code.init(rawValue:)),
      due: try optional { (input: inout Unpacker) throws(PackingError) in try input.day() },
      by: try optional { (input: inout Unpacker) throws(PackingError) in try input.way() },
      deskShouldHaveKnown: try flag())
  }

  private mutating func day() throws(PackingError) -> CivilDate {
    let start = at
    guard let day = CivilDate(dayNumber: try int()) else {
      throw .outOfRange(what: "day", at: start)
    }
    return day
  }

  private mutating func way() throws(PackingError) -> ContactWay {
    try name("way", ContactWay.init(rawValue:))
  }

  mutating func caseAnswer() throws(PackingError) -> CaseAnswer {
    CaseAnswer(
      by: try way(), outcome: try name("outcome", CaseAnswer.Outcome.init(rawValue:)),
      text: try safeText())
  }

  mutating func referral() throws(PackingError) -> Referral {
    Referral(
      queue: try queue(),
      priority: try optional { (input: inout Unpacker) throws(PackingError) in
        try input.name("priority", Priority.init(rawValue:))
      },
      intent: try optional { (input: inout Unpacker) throws(PackingError) in
        try input.intent()
      })
  }

  mutating func handoff() throws(PackingError) -> Handoff {
    Handoff(
      id: HandoffID(number: try int64()), kind: try name("handoff", Handoff.Kind.init(rawValue:)),
      queue: try queue(), priority: try name("priority", Priority.init(rawValue:)),
      due: try optional { (input: inout Unpacker) throws(PackingError) in
        Timestamp(milliseconds: try input.int64())
      },
      intent: try optional { (input: inout Unpacker) throws(PackingError) in
        try input.intent()
      })
  }
}
