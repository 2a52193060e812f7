import Conversations
import Pages
import Store
import Text
import Wire

/// How one connection is spoken to.
struct Rendering {
  let isJSON: Bool
  let traces: Bool
  /// Its program wants the desk's words with every event.
  let worded: Bool
  let words: DeskWords
  let language: Language

  func opened(_ id: ConversationID, token: ConversationToken) -> [UInt8] {
    isJSON ? CustomerReply.opened(id, token: token.text, seq: 0) : []
  }

  func resumed(_ id: ConversationID, seq: Int, in language: Language) -> [UInt8] {
    guard isJSON else { return [] }
    return CustomerReply.resumed(
      id, seq: seq, words: worded ? words.text(.welcomeBack, in: language) : nil)
  }

  /// One line of the conversation; nothing for what this customer is not sent.
  /// - Parameter turn: what else the turn did, which some words depend on.
  func said(
    _ event: Event, seq: Int, in language: Language, turn: TurnContext = TurnContext([])
  ) -> [UInt8] {
    if isJSON {
      let told = worded ? words.text(of: event, in: language, turn: turn) : nil
      return CustomerReply.said(event, seq: seq, words: told) ?? []
    }
    return words.text(of: event, in: language, turn: turn).map { Array(($0 + "\n").utf8) }
      ?? []
  }

  func turn(_ report: TurnReport) -> [UInt8] {
    isJSON ? CustomerReply.turn(report, trace: traces, zone: words.zone) : []
  }

  func error(_ error: WireError) -> [UInt8] {
    let told = words.text(of: error.code, in: language)
    if isJSON { return error.customerLine(words: worded ? told : nil) }
    return told.map { Array(($0 + "\n").utf8) } ?? []
  }
}

/// The desk's own words outside the dialog: what happens around a conversation, said as lines.
struct DeskWords {
  let manual: Manual
  var zone: ShopZone { manual.desk.zone }

  /// A line of the conversation for a person with a bare terminal; nil for their own words.
  func text(of event: Event, in language: Language, turn: TurnContext) -> String? {
    switch event {
    case .deskSaid(let line):
      ([line.text.string]
        + line.choices.enumerated().map { "  \($0 + 1). \($1.label.string)" })
        .joined(separator: "\n")
    case .agentSaid(let line): "\(line.name): \(line.text.string)"
    case .queued(let place): queued(place, in: language, entering: turn.entersQueue)
    case .joined(let agent): text(.joined, in: language, [.agent: .text(SafeText(shop: agent))])
    case .left: text(turn.returnsToDesk ? .givenBack : .agentLost, in: language)
    case .transferred: text(.transferred, in: language)
    case .closed: text(.closed, in: language)
    case .idled: text(.idle, in: language)
    case .customerSaid, .opened, .understood, .missed, .spoke, .turnedMood, .marked, .began,
      .saidAtOnce, .filled, .emptied, .skipped, .referred, .finished, .dropped, .focused, .asked,
      .settled, .misread, .confirmed, .proved, .failedIdentity, .lookedUp, .recorded, .handedOff,
      .tookUp, .requeued, .passedOn, .noted, .gaveBack, .wrappedUp, .answeredCase, .readBy,
      .tookPages,
      .suggested, .rated, .leftLine, .putAside, .takenBack, .ended:
      nil
    }
  }

  /// A place and a wait, in whole minutes; without the wait where nobody can tell.
  private func queued(
    _ place: QueuePlace, in language: Language, entering: Bool
  ) -> String? {
    let position: [GivenWord: Value] = [.position: .number(place.position)]
    guard let wait = place.waitSeconds else {
      return text(entering ? .queuedWaitUnknown : .positionWaitUnknown, in: language, position)
    }
    let minutes: Value = .number(max(1, (wait + 59) / 60))
    return text(
      entering ? .queued : .position, in: language,
      position.merging([.minutes: minutes]) { first, _ in first })
  }

  /// What went wrong, for a person with a bare terminal; nil for what only programs do.
  func text(of code: WireErrorCode, in language: Language) -> String? {
    switch code {
    case .lineTooLong: text(.tooLong, in: language)
    case .notUTF8: text(.notText, in: language)
    case .tooFast, .tooManyConnections: text(.tooFast, in: language)
    case .tryLater: text(.tryLater, in: language)
    case .closing: text(.closing, in: language)
    case .badJSON, .unknownRequest, .noSuchConversation, .notLoggedIn, .wrongToken,
      .alreadyTaken, .notYours, .atCapacity, .noSuchHandoff, .noteMissing, .nameTaken, .noSuchAgent:
      nil
    }
  }

  func text(
    _ line: StandardLine, in language: Language, _ given: [GivenWord: Value] = [:]
  ) -> String? {
    manual.text(of: line, given, in: language, turn: 0, today: .epoch)
  }
}

/// What a turn did that the words for one of its events depend on.
struct TurnContext {
  /// A place in the queue is told for the first time.
  let entersQueue: Bool
  /// The agent gave the chat back; nobody was lost.
  let returnsToDesk: Bool

  init(_ events: [Event]) {
    entersQueue = events.contains { if case .handedOff = $0 { true } else { false } }
    returnsToDesk = events.contains { if case .gaveBack = $0 { true } else { false } }
  }
}
