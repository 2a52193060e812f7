public import Conversations
import Text

/// What a customer wants of the people at the desk, in the customer's words: the request of the page
/// that wanted people; where only a person was asked for, what was said last and not answered.
public struct CardWants {
  /// Characters of the customer's words shown on one line.
  private static let characters = 80

  private struct Request {
    /// nil for words that were not understood.
    let intent: IntentID?
    let words: String
    var isAnswered = false
  }

  private let handoff: Handoff
  private var requests: [Request] = []
  /// The words that asked for a person.
  private var askedForPeople = ""
  private var firstWords = ""
  private var lastWords = ""
  /// The words that the desk asked back about.
  private var wordsAskedAbout = ""
  private var isAskedWhich = false
  private var offered: [Choice] = []

  init(_ handoff: Handoff) { self.handoff = handoff }

  /// What was wanted when `handoff` was made; empty when the customer had said nothing.
  public static func words(of handoff: Handoff, in entries: [Entry]) -> String {
    var reading = CardWants(handoff)
    for event in entries.lazy.flatMap(\.events) {
      reading.take(event)
      if case .handedOff(let made) = event, made.id == handoff.id { break }
    }
    return reading.words
  }

  mutating func take(_ event: Event) {
    switch event {
    case .customerSaid(let said):
      // Asked twice in a row, it was the first words that named it.
      if !isAskedWhich {
        wordsAskedAbout = ""
      } else if wordsAskedAbout.isEmpty {
        wordsAskedAbout = lastWords
      }
      lastWords = Self.oneLine(said.text.string)
      if firstWords.isEmpty { firstWords = lastWords }
    case .understood(let understanding):
      guard let taken = understanding.taken?.intent else { return }
      if Self.isWithoutSubject(taken) {
        if Self.wantsPeople(taken) { askedForPeople = lastWords }
        return
      }
      let words = isPicked(understanding) ? label(of: taken) : lastWords
      let found = [taken] + understanding.requests.filter { $0 != taken }
      requests += found.filter { !Self.isWithoutSubject($0) }.map {
        Request(intent: $0, words: words)
      }
    case .missed:
      requests.append(Request(intent: nil, words: lastWords))
    case .finished(let intent):
      guard let place = requests.lastIndex(where: { $0.intent == intent }) else { return }
      requests[place].isAnswered = true
      // What was put differently in the end was said before and understood now.
      for index in requests[..<place].indices where requests[index].intent == nil {
        requests[index].isAnswered = true
      }
    // What people had was dealt with by them.
    case .gaveBack:
      requests = []
      (askedForPeople, firstWords) = ("", "")
    case .deskSaid(let line): if !line.choices.isEmpty { offered = line.choices }
    case .asked(.clarify): isAskedWhich = true
    case .asked, .settled: isAskedWhich = false
    case .agentSaid, .queued, .joined, .left, .transferred, .closed, .idled, .opened,
      .spoke, .turnedMood, .marked, .began, .saidAtOnce, .filled, .emptied, .skipped, .referred,
      .dropped, .focused, .misread, .confirmed, .proved, .failedIdentity,
      .lookedUp, .recorded, .handedOff, .tookUp, .requeued, .passedOn, .noted, .wrappedUp,
      .answeredCase, .readBy, .suggested, .rated, .leftLine, .tookPages, .putAside, .takenBack,
      .ended:
      return
    }
  }

  var words: String {
    if let intent = handoff.intent, !Self.isWithoutSubject(intent),
      let asked = requests.last(where: { $0.intent == intent })
    {
      return asked.words
    }
    if let open = requests.last(where: { !$0.isAnswered }) { return open.words }
    if let last = requests.last { return last.words }
    return askedForPeople.isEmpty ? firstWords : askedForPeople
  }

  private func isPicked(_ understanding: Understanding) -> Bool {
    if case .picked = understanding.reason { true } else { false }
  }

  /// What a number or a label stood for: the words that were asked about, else the choice's own.
  private func label(of intent: IntentID) -> String {
    if !wordsAskedAbout.isEmpty { return wordsAskedAbout }
    let choice = offered.last { $0.meaning == .page(intent) }
    return choice.map { Self.oneLine($0.label.string) } ?? lastWords
  }

  /// Whether a page says nothing of what a conversation is about.
  static func isWithoutSubject(_ intent: IntentID) -> Bool {
    wantsPeople(intent)
      || [.greeting, .thanks, .goodbye, .help, .repeat, .smallTalk].contains(intent)
  }

  private static func wantsPeople(_ intent: IntentID) -> Bool {
    intent == .humanAgent || intent == .callbackRequest
  }

  static func oneLine(_ text: String) -> String {
    let line = text.split(separator: "\n").joined(separator: " ")
    return line.count > characters ? line.prefix(characters - 1) + "…" : line
  }
}
