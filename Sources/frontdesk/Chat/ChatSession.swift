import Text

/// The customer's side of one conversation: what to send, what to show, and in which order. Reads
/// and writes nothing itself.
struct ChatSession {
  enum Effect: Hashable {
    case send([UInt8])
    case show(Shown)
    case keepToken(String)
    /// The conversation is over or unknown: its token opens nothing any more.
    case dropToken
    /// Nothing is on its way: the next line may be sent.
    case ready
  }

  /// What the person sees.
  enum Shown: Hashable {
    case said(DeskMessage.Said)
    /// Something happened around the conversation, in the shop's words.
    case happened(String)
    /// What was shown before this program started, oldest first: lines and what happened.
    case earlier([Shown])
    /// `words`: the shop's own; nil when it has none for it.
    case problem(code: String, message: String, words: String?)
  }

  /// Something the customer said that has not been answered.
  private struct Saying {
    /// nil for bytes that are sent as they are.
    let id: String?
    let bytes: [UInt8]
  }

  /// A line of before. A place in the queue is news only until the next thing happens.
  private struct Missed {
    let shown: Shown
    let isPlace: Bool
  }

  private enum Phase {
    /// Nothing was sent yet, or the connection is gone.
    case apart
    /// Until the first `turn`.
    case greeted
    /// Lines from before come until the `turn` that closes them.
    case resuming(missed: [Missed], isFirst: Bool)
    case open
  }

  let language: Language?
  private(set) var token: String?
  /// Whether the desk said that this connection ends.
  private(set) var isClosing = false
  /// Whether the desk let the customer go because nothing was said.
  private(set) var wasLetGo = false
  /// The language of what was said last by the desk; nil before that.
  private(set) var spoken: Language?
  /// Whether the conversation was closed and no other one has begun.
  private(set) var isClosed = false
  /// The place in the queue as told last; nil when something else has happened since.
  private var toldPlace: String?
  /// The shop's words to a customer who comes back.
  private var welcome: String?
  private var phase = Phase.apart
  private var lastSeq = 0
  private var hasBegun = false
  private var inFlight: Saying?
  private var outbox: [Saying] = []
  private var count = 0
  /// Told apart from the ids of an earlier program on the same conversation.
  private let idPrefix: String

  /// - Parameters:
  ///   - token: of the conversation to go on with; nil begins anew.
  ///   - idPrefix: at most 32 bytes, another one for each start of the program.
  init(language: Language?, token: String?, idPrefix: String) {
    self.language = language
    self.token = token
    self.idPrefix = idPrefix
  }

  /// Whether something that was said still waits for its answer.
  var isWaiting: Bool {
    switch phase {
    case .open: isUnanswered
    case .apart, .greeted, .resuming: true
    }
  }

  /// Whether the customer said something that was not answered.
  var isUnanswered: Bool { inFlight != nil || !outbox.isEmpty }

  /// The first line on a new connection.
  mutating func connected() -> [Effect] {
    isClosing = false
    wasLetGo = false
    guard let token else {
      phase = .greeted
      return [.send(ChatRequest.hello(language: language))]
    }
    phase = .resuming(missed: [], isFirst: !hasBegun)
    return [.send(ChatRequest.resume(token: token, after: lastSeq, words: true))]
  }

  mutating func disconnected() { phase = .apart }

  mutating func say(_ text: String) -> [Effect] {
    count += 1
    let id = "\(idPrefix)-\(count)"
    return enqueue(Saying(id: id, bytes: ChatRequest.say(text, id: id)))
  }

  /// A line that is no text: the desk is to say so itself.
  mutating func sayRaw(_ line: [UInt8]) -> [Effect] {
    enqueue(Saying(id: nil, bytes: line + [UInt8(ascii: "\n")]))
  }

  /// A goodbye, behind everything that was said before it.
  mutating func leave() -> [Effect] { enqueue(Saying(id: nil, bytes: ChatRequest.bye)) }

  private mutating func enqueue(_ saying: Saying) -> [Effect] {
    outbox.append(saying)
    return sendNext()
  }

  private mutating func sendNext() -> [Effect] {
    guard case .open = phase, inFlight == nil, !outbox.isEmpty else { return [] }
    let next = outbox.removeFirst()
    inFlight = next
    return [.send(next.bytes)]
  }

  /// What a line from the desk leads to.
  mutating func received(_ message: DeskMessage) -> [Effect] {
    switch message {
    case .conversation(_, let token, let seq, let words):
      hasBegun = true
      isClosed = false
      guard let token else {
        welcome = words
        return []
      }
      // A new conversation, also after the last one was closed.
      self.token = token
      lastSeq = seq
      return [.keepToken(token)]
    case .said(let said):
      lastSeq = max(lastSeq, said.seq)
      if said.agent == nil { spoken = ChatLanguage.of(said.text) ?? spoken }
      if case .resuming(let missed, true) = phase {
        let line = Missed(shown: .said(said), isPlace: false)
        phase = .resuming(missed: missed + [line], isFirst: true)
        return []
      }
      return [.show(.said(said))]
    case .event(let event, let seq, let words): return received(event, seq: seq, words)
    case .turn(let id, _): return received(turn: id)
    case .error(let code, let message, let words):
      return received(
        error: code, .show(.problem(code: code, message: message, words: words)))
    case .unknown: return []
    }
  }

  private mutating func received(
    _ event: DeskMessage.Event, seq: Int, _ words: String?
  ) -> [Effect] {
    lastSeq = max(lastSeq, seq)
    var forgets: [Effect] = []
    if event == .closed {
      token = nil
      isClosed = true
      forgets = [.dropToken]
    }
    if case .resuming(let missed, isFirst: true) = phase {
      phase = .resuming(missed: Self.missed(missed, event, words), isFirst: true)
      return forgets
    }
    if event == .idle { wasLetGo = true }
    let isKnown = event == .queued && words == toldPlace
    toldPlace = event == .queued ? words : nil
    return (isKnown ? [] : words.map { [.show(.happened($0))] } ?? []) + forgets
  }

  /// What happened before this program started, after `missed`. That the customer was let go is no
  /// news to one who is back.
  private static func missed(
    _ missed: [Missed], _ event: DeskMessage.Event, _ words: String?
  ) -> [Missed] {
    guard event != .idle else { return missed }
    let isPlace = event == .queued
    return missed.filter { !$0.isPlace }
      + (words.map { [Missed(shown: .happened($0), isPlace: isPlace)] } ?? [])
  }

  private mutating func received(turn id: String?) -> [Effect] {
    var effects: [Effect] = []
    switch phase {
    case .apart: return []
    case .greeted: phase = .open
    case .resuming(let missed, let isFirst):
      phase = .open
      if isFirst {
        effects.append(.show(.earlier(missed.map(\.shown))))
        if let welcome, !isClosed { effects.append(.show(.happened(welcome))) }
      }
      // Said before the connection broke: answered if this turn is its own, else sent again; the
      // id keeps it from being a second turn.
      if let waiting = inFlight {
        inFlight = nil
        if waiting.id == nil || waiting.id != id { outbox.insert(waiting, at: 0) }
      }
    case .open:
      guard let waiting = inFlight else { return [] }
      guard waiting.id == nil || id == nil || waiting.id == id else { return [] }
      inFlight = nil
    }
    let next = sendNext()
    return effects + (next.isEmpty ? [.ready] : next)
  }

  private mutating func received(error code: String, _ problem: Effect) -> [Effect] {
    if code == "closing" {
      isClosing = true
      return [problem]
    }
    switch phase {
    case .apart, .greeted: return [problem]
    case .resuming:
      guard code == "no-such-conversation" else { return [problem] }
      token = nil
      lastSeq = 0
      phase = .greeted
      if let waiting = inFlight {
        inFlight = nil
        outbox.insert(waiting, at: 0)
      }
      return [.dropToken, problem, .send(ChatRequest.hello(language: language))]
    case .open:
      guard inFlight != nil else { return [problem] }
      // An error is the whole answer; no `turn` follows it.
      inFlight = nil
      let next = sendNext()
      return [problem] + (next.isEmpty ? [.ready] : next)
    }
  }
}
