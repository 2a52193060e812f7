import Conversations
import Matching
import Pages
import Text

/// A turn while it is being decided. Whatever is decided becomes an event, and the state moves with
/// it at once, so every later step sees what the earlier ones did.
struct TurnBuilder {
  let desk: DialogManager
  let situation: Situation
  private(set) var state: ConversationState
  private(set) var events: [Event] = []
  var numbers: NextNumbers
  /// Pages begun in this turn: one of them that ends in it was no flow.
  var begunNow: Set<IntentID> = []
  /// Pages entered through `go to` in this turn, so that a circle ends.
  var wentTo: Set<IntentID> = []
  /// Slots that a step of this turn asked for again.
  var askedAgain: Set<SlotName> = []
  /// The sequence number of the customer's line that is being answered.
  private(set) var messageLine = 0
  /// The words of it; nil when the turn answers no message.
  private(set) var messageText: SafeText?
  /// The case that this turn reported.
  var reported: HandoffID?
  /// When the report of this turn is due.
  var reportDue: Timestamp?
  /// Whether this turn has put a question: it puts one, not two.
  private(set) var asked = false
  /// Choices that go with the next line that offers some: they are its last.
  var beside: [Choice] = []
  /// Slots emptied in this turn: they are asked for, not filled from what is known.
  private(set) var emptiedNow: Set<SlotName> = []

  init(_ desk: DialogManager, _ situation: Situation) {
    self.desk = desk
    self.situation = situation
    state = situation.state
    numbers = situation.numbers
  }

  var manual: Manual { desk.manual }
  var today: CivilDate { manual.desk.zone.date(of: situation.now) }
  var top: Flow? { state.flows.last }
  var finished: Turn { Turn(events: events, after: state, numbers: numbers) }

  mutating func emit(_ said: Event) {
    var event = said
    if case .deskSaid(let line) = said, !line.choices.isEmpty, !beside.isEmpty {
      event = .deskSaid(DeskLine(text: line.text, choices: line.choices + beside))
      beside = []
    }
    events.append(event)
    state.apply(event)
    switch event {
    case .customerSaid(let line):
      messageLine = state.sequence
      messageText = line.text
    case .asked: asked = true
    case .settled: asked = false
    case .emptied(let slot): emptiedNow.insert(slot)
    case .deskSaid, .agentSaid, .queued, .joined, .left, .transferred, .closed, .idled, .opened,
      .understood, .missed, .spoke, .turnedMood, .marked, .began, .saidAtOnce, .filled, .skipped,
      .referred, .finished, .dropped, .focused, .misread, .confirmed, .proved, .failedIdentity,
      .lookedUp, .recorded, .handedOff, .tookUp, .requeued, .passedOn, .noted, .gaveBack,
      .wrappedUp, .answeredCase, .readBy, .tookPages, .suggested, .rated, .leftLine, .putAside,
      .takenBack, .ended:
      break
    }
  }

  mutating func take(_ input: Input) throws(LookUpsWanted) {
    if input.isSpoken { takePages() }
    switch input {
    case .opening(let language): open(language)
    case .said(let line, let id):
      emit(.customerSaid(line))
      switch state.owner {
      case .desk: try answer(line)
      // The customer talks to people, or waits for them: the desk is silent.
      case .queued: try answerWaiting(line)
      case .agent: break
      case .nobody: break
      }
      emit(.ended(turn: state.turn + 1, messageID: id))
    case .people(let input): take(input)
    case .left:
      if state.owner == .desk { keepAll() }
      emit(.closed(.customerLeft))
    case .silence: emit(.idled)
    case .expired:
      if state.owner == .desk { keepAll() }
      emit(.closed(.timeOut))
    }
  }

  /// What is said from here on is found again by the pages that it came from.
  private mutating func takePages() {
    if let pages = desk.generation, state.pages != pages { emit(.tookPages(pages)) }
  }

  /// A new conversation begins with the greeting: in the language asked for, else in each that the
  /// desk speaks.
  private mutating func open(_ language: Language?) {
    let known = language.flatMap { manual.desk.languages.contains($0) ? $0 : nil }
    emit(.opened(state.id, known ?? manual.desk.languages.first ?? .ja, at: situation.now))
    takePages()
    for language in known.map({ [$0] }) ?? manual.desk.languages {
      say(.greeting, in: language)
    }
    emit(.ended(turn: 0, messageID: nil))
  }

  /// What a look-up brought; throws when it has not been made for this input.
  func order(_ number: OrderNumber) throws(LookUpsWanted) -> Order? {
    switch situation.found[.order(number)] {
    case .order(let order): return order
    case nil: throw LookUpsWanted(wanted: [.order(number)])
    }
  }
}
