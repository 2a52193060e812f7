import Text

extension Unpacker {
  /// An event as `Packer` writes it.
  mutating func event() throws(PackingError) -> Event {
    let start = at
    let number = try byte()
    guard let tag = EventTag(rawValue: number) else {
      throw .unknownTag(what: "event", tag: number, at: start)
    }
    switch tag {
    case .customerSaid:
      return .customerSaid(CustomerLine(text: try safeText(), masked: try flag()))
    case .deskSaid:
      let text = try safeText()
      let choices = try list { (input: inout Unpacker) throws(PackingError) in try input.choice() }
      return .deskSaid(DeskLine(text: text, choices: choices))
    case .agentSaid: return .agentSaid(AgentLine(name: try text(), text: try safeText()))
    case .queued:
      return .queued(
        QueuePlace(
          queue: try queue(), position: try int(),
          waitSeconds: try optional { (input: inout Unpacker) throws(PackingError) in
            try input.int()
          }))
    case .joined: return .joined(agent: try text())
    case .left: return .left(agent: try text())
    case .transferred: return .transferred(try queue())
    case .closed: return .closed(try name("closing", Closing.init(rawValue:)))
    case .idled: return .idled
    case .opened:
      return .opened(
        ConversationID(number: try int64()), try language(),
        at: Timestamp(milliseconds: try int64()))
    case .understood: return .understood(try understanding())
    case .missed: return .missed(try int())
    case .spoke: return .spoke(try language())
    case .turnedMood: return .turnedMood(try name("mood", Mood.init(rawValue:)))
    case .marked: return .marked(try name("mark", Mark.init(rawValue:)))
    case .began: return .began(try intent())
    case .saidAtOnce: return .saidAtOnce
    case .filled: return .filled(try slot(), try value(), line: try int())
    case .emptied: return .emptied(try slot())
    case .skipped: return .skipped(try slot())
    case .referred: return .referred(try referral())
    case .finished: return .finished(try intent())
    case .dropped: return .dropped(try intent())
    case .focused: return .focused(try value())
    case .asked: return .asked(try question())
    case .settled: return .settled
    case .misread: return .misread(try slot())
    case .confirmed: return .confirmed
    case .proved: return .proved(try order(), by: try slot())
    case .failedIdentity: return .failedIdentity(try order())
    case .lookedUp:
      let number = try order()
      return .lookedUp(
        number,
        try list { (input: inout Unpacker) throws(PackingError) in
          OrderFact(try input.text(), try input.value())
        })
    case .recorded:
      return .recorded(
        Record(
          number: RecordNumber(number: try int64()),
          kind: try name("record kind", RecordKind.init(rawValue:)),
          fields: try list { (input: inout Unpacker) throws(PackingError) in
            try input.slotValue()
          }))
    case .handedOff: return .handedOff(try handoff())
    case .tookUp:
      return .tookUp(
        try handoffID(), by: AgentIdentity(name: try agent(), shown: try text()))
    case .requeued: return .requeued(try handoffID())
    case .passedOn:
      return .passedOn(
        try handoffID(), try queue(),
        to: try optional { (input: inout Unpacker) throws(PackingError) in try input.agent() })
    case .noted: return .noted(Note(by: try agent(), text: try safeText()))
    case .gaveBack: return .gaveBack(try agent())
    case .wrappedUp: return .wrappedUp(try agent(), try closing())
    case .answeredCase:
      return .answeredCase(try handoffID(), by: try agent(), try caseAnswer())
    case .tookPages: return .tookPages(Generation(number: try int64()))
    case .readBy: return .readBy(try agent())
    case .suggested: return .suggested(try sku())
    case .rated: return .rated(try int())
    case .leftLine: return .leftLine(try handoffID())
    case .putAside:
      return .putAside(
        try list { (input: inout Unpacker) throws(PackingError) in try input.slot() })
    case .takenBack: return .takenBack(try int())
    case .ended:
      return .ended(
        turn: try int(),
        messageID: try optional { (input: inout Unpacker) throws(PackingError) in
          try input.text()
        })
    }
  }
}
