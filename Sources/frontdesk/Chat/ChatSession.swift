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
    case event(DeskMessage.Event)
    case place(QueueNews, position: Int?, waitSeconds: Int?)
    /// The agent gave the conversation back to the desk.
    case givenBack
    /// What was said before this program started, oldest first.
    case earlier([DeskMessage.Said])
    case problem(code: String, message: String)
  }

  /// Why a customer hears of their place in the queue.
  enum QueueNews: Hashable {
    case entered
    /// Told before, and another one now.
    case moved
    /// Another agent was promised just now.
    case transferred
    /// The connection to the agent broke.
    case agentLost
  }

  /// Something the customer said that has not been answered.
  private struct Saying {
    /// nil for bytes that are sent as they are.
    let id: String?
    let bytes: [UInt8]
  }

  private enum Phase {
    /// Nothing was sent yet, or the connection is gone.
    case apart
    /// Until the first `turn`.
    case greeted
    /// Lines from before come until the `turn` that closes them.
    case resuming(missed: [DeskMessage.Said], isFirst: Bool)
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
  /// An agent left, and it is not known yet whether the desk or another agent follows.
  private(set) var hasAgentLeft = false
  /// Why the next place is told; nil for one that is new.
  private var queueNews: QueueNews?
  /// The place as told last.
  private var toldPlace: Shown?
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
    return [.send(ChatRequest.resume(token: token, after: lastSeq))]
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
    if case .event(.queued, _) = message { return understood(message) }
    return settle() + understood(message)
  }

  /// An agent left and no place in the queue followed: the desk goes on.
  mutating func settle() -> [Effect] {
    guard hasAgentLeft else { return [] }
    hasAgentLeft = false
    return [.show(.givenBack)]
  }

  private mutating func understood(_ message: DeskMessage) -> [Effect] {
    switch message {
    case .conversation(_, let token, let seq):
      hasBegun = true
      guard let token else { return [] }
      // A new conversation, also after the last one was closed.
      self.token = token
      lastSeq = seq
      return [.keepToken(token)]
    case .said(let said):
      lastSeq = max(lastSeq, said.seq)
      if said.agent == nil { spoken = ChatLanguage.of(said.text) ?? spoken }
      if case .resuming(let missed, true) = phase {
        phase = .resuming(missed: missed + [said], isFirst: true)
        return []
      }
      return [.show(.said(said))]
    case .event(let event, let seq): return received(event, seq: seq)
    case .turn(let id, _): return received(turn: id)
    case .error(let code, let message): return received(error: code, message)
    case .unknown: return []
    }
  }

  private mutating func received(_ event: DeskMessage.Event, seq: Int) -> [Effect] {
    lastSeq = max(lastSeq, seq)
    let shown = meaning(of: event)
    let forgets: [Effect] = event == .closed ? [.dropToken] : []
    if case .resuming(_, isFirst: true) = phase {
      // What happened in the queue last time is no news.
      hasAgentLeft = false
      return forgets
    }
    return (shown.map { [.show($0)] } ?? []) + forgets
  }

  /// What an event is to the customer after those before it; nil for what they know already.
  private mutating func meaning(of event: DeskMessage.Event) -> Shown? {
    switch event {
    case .queued(let position, let wait):
      let news = hasAgentLeft ? .agentLost : queueNews ?? .entered
      hasAgentLeft = false
      queueNews = .moved
      let place = Shown.place(.moved, position: position, waitSeconds: wait)
      let isKnown = news == .moved && place == toldPlace
      toldPlace = place
      return isKnown ? nil : .place(news, position: position, waitSeconds: wait)
    case .joined: queueNews = nil
    case .left:
      hasAgentLeft = true
      return nil
    case .transferred: queueNews = .transferred
    case .closed:
      token = nil
      queueNews = nil
    case .idle: wasLetGo = true
    case .other: break
    }
    return .event(event)
  }

  private mutating func received(turn id: String?) -> [Effect] {
    var effects: [Effect] = []
    switch phase {
    case .apart: return []
    case .greeted: phase = .open
    case .resuming(let missed, let isFirst):
      phase = .open
      if isFirst { effects.append(.show(.earlier(missed))) }
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

  private mutating func received(error code: String, _ message: String) -> [Effect] {
    let problem = Effect.show(.problem(code: code, message: message))
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
