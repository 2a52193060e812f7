import Conversations
import Text
import Wire

/// An agent's side of the desk: offers, chats, and what was asked. Reads and writes nothing itself:
/// lines of the desk and of the agent in, effects out.
struct AgentSession: Sendable {
  enum Effect: Hashable, Sendable {
    case send([UInt8])
    case show(AgentShown)
    /// The terminal's bell.
    case ring
    /// What was typed goes back into the input line.
    case refill(String)
    /// This connection is of no use; a new one when the name is known.
    case hangUp
    case leave
  }

  private enum Phase: Hashable { case apart, loggingIn, open }

  /// The name to log in with; nil while it has to be asked for.
  private(set) var name: String?
  /// As customers see it; empty before the first welcome.
  private(set) var shownName = ""
  private(set) var presence = AgentPresence.away
  /// Chats on offer, in the order they were made.
  private(set) var offers: [AgentMessage.Offer] = []
  /// By their number.
  private(set) var chats: [AgentChat] = []
  /// Cases taken and not answered.
  private(set) var cases: [HandoffID] = []
  /// The cards of cases that were told of or taken, and what the lists say of others.
  private(set) var caseCards: [HandoffID: AgentSummary] = [:]
  private(set) var caseContacts: [HandoffID: AgentContact] = [:]
  /// Shown names by those to log in with.
  private(set) var names: [String: String] = [:]
  private(set) var clock = DeskClock()
  /// A close that was held up once with a warning.
  private(set) var warned: AgentCommand?
  /// Cases whose opening was told with the close that made them.
  private var toldCases: Set<HandoffID> = []
  /// The chat that is shown, to which what is typed goes.
  private(set) var current: ConversationID?
  private var phase = Phase.apart
  private var hasBeenOpen = false
  /// Whether the desk said that this connection ends.
  private(set) var isClosing = false
  /// Whether a refused login is no news: the name was only a guess.
  private var isGuess: Bool
  private var pending: [(id: String, act: AgentAct)] = []
  private var count = 0
  private let idPrefix: String

  /// - Parameters:
  ///   - name: as given by the agent, else `guess` is tried first.
  ///   - idPrefix: at most 32 bytes, another one for each start of the program.
  init(name: String?, guess: String?, idPrefix: String) {
    self.name = name ?? guess
    isGuess = name == nil
    self.idPrefix = idPrefix
  }

  var isOpen: Bool { phase == .open }
  var currentChat: AgentChat? { chat(current) }
  func chat(_ conversation: ConversationID?) -> AgentChat? {
    chats.first { $0.conversation == conversation }
  }

  // MARK: The connection

  /// The first line on a new connection; none while the name is not known.
  mutating func connected() -> [Effect] {
    guard let name else { return [.hangUp] }
    phase = .loggingIn
    isClosing = false
    return [ask(.login(name)) { AgentRequestLine.login(name, id: $0) }]
  }

  /// What was asked and not answered is unsure, but for what is said: that is asked again.
  mutating func disconnected() -> [Effect] {
    phase = .apart
    offers = []
    var unsure: [Effect] = []
    pending.removeAll { _, act in
      switch act {
      case .say: return false
      case .login, .refresh, .queue, .cases, .history, .order, .presence, .team, .names:
        return true
      case .followUp(let chat, let closing):
        unsure.append(.show(.closed(chat, closing, followUp: nil)))
        return true
      case .note, .transfer, .giveBack, .close, .answered, .take, .decline, .record, .requeue:
        unsure.append(.show(.unsure(act)))
        return true
      }
    }
    return unsure
  }

  /// The agent's answer to the question for their name.
  mutating func nameEntered(_ text: String) {
    let trimmed = AgentCommandLine.narrow(String(AgentCommandLine.trimmed(text[...])))
    name = trimmed.isEmpty ? nil : trimmed
    isGuess = false
  }

  /// Notes what is asked and makes its line.
  mutating func ask(_ act: AgentAct, _ line: (String) -> [UInt8]) -> Effect {
    count += 1
    let id = "\(idPrefix)-\(count)"
    pending.append((id, act))
    return .send(line(id))
  }

  // MARK: The desk

  /// What a line from the desk leads to.
  /// - Parameter isTyping: something stands in the input line: no other chat may take its place.
  mutating func received(_ message: AgentMessage, now: AgentMoment, isTyping: Bool) -> [Effect] {
    switch message {
    case .welcome(let welcome): return received(welcome)
    case .offered(let offer): return offered(offer)
    case .withdrawn(let handoff, let reason):
      // Nobody was asked to take a case, so nobody is told that somebody did.
      if !cases.contains(handoff), caseCards.removeValue(forKey: handoff) != nil { return [] }
      offers.removeAll { $0.handoff == handoff }
      // Who lets an offer lapse is away until they say otherwise.
      if reason == "lapsed" { presence = .away }
      return [.show(.withdrawn(handoff, reason: reason))]
    case .taken(let taken): return received(taken, now, isTyping)
    case .said(let conversation, let line): return said(conversation, line, now)
    case .queue(let rows): return [.show(.queue(rows))]
    case .cases(let rows): return received(cases: rows)
    case .history(let history): return received(history, now, isTyping)
    case .order(let order): return [.show(.order(order))]
    case .left(let conversation, let who): return left(conversation, who, isTyping)
    case .team(let colleagues):
      for one in colleagues { names[one.name] = one.shown }
      // Asked for by the console itself.
      let isOwn = pending.first { $0.act == .team || $0.act == .names }?.act == .names
      return isOwn ? [] : [.show(.team(colleagues))]
    // The offer that lapsed has told it.
    case .notice("away", _, _): return []
    case .notice("case-overdue", let message, _):
      return [.ring, .show(.notice(code: "case-overdue", message: message))]
    case .notice("customer-away", _, let chat?): return customer(of: chat, isAway: true)
    case .notice("customer-back", _, let chat?): return customer(of: chat, isAway: false)
    case .notice(let code, let message, _): return [.show(.notice(code: code, message: message))]
    case .ping(let number): return [.send(AgentRequestLine.pong(number))]
    case .done(let id): return done(id, now, isTyping)
    case .error(let code, let message, let id): return refused(code, message, id)
    case .unknown: return []
    }
  }

  private mutating func received(_ welcome: AgentMessage.Welcome) -> [Effect] {
    phase = .open
    name = welcome.name
    isGuess = false
    shownName = welcome.shown
    let before = presence
    presence = AgentPresence(wire: welcome.state)
    var effects: [Effect] = [.show(hasBeenOpen ? .back : .welcome(welcome))]
    if hasBeenOpen, presence != before, before != .away { effects.append(set(before)) }
    hasBeenOpen = true
    names[welcome.name] = welcome.shown
    effects.append(askForNames())
    let held = Set(welcome.holds.map(\.conversation))
    for chat in chats where !held.contains(chat.conversation) {
      effects.append(.show(.gone(AgentShown.Heading(chat))))
      drop(chat.conversation)
    }
    let lost = pending.filter {
      if case .say(let chat, _) = $0.act { !held.contains(chat) } else { false }
    }
    pending.removeAll { entry in lost.contains { $0.id == entry.id } }
    effects += lost.map { .show(.unsure($0.act)) }
    effects += welcome.holds.map { refresh($0.conversation) }
    return effects
  }

  /// Under an id of its own: nobody typed it.
  private mutating func askForNames() -> Effect {
    let id = "\(idPrefix)-names"
    pending.append((id, .names))
    return .send(AgentRequestLine.team(id: id))
  }

  private mutating func offered(_ offer: AgentMessage.Offer) -> [Effect] {
    switch offer.kind {
    case .chat:
      let isNew = !offers.contains { $0.handoff == offer.handoff }
      offers.removeAll { $0.handoff == offer.handoff }
      offers.append(offer)
      return isNew ? [.ring, .show(.offered(offer))] : []
    case .case:
      let isNew = caseCards[offer.handoff] == nil && !toldCases.contains(offer.handoff)
      caseCards[offer.handoff] = offer.summary
      guard isNew else { return [] }
      // What is due some day rings nobody; one that is overdue has a notice of its own.
      let isPressing = offer.priority == Priority.urgent.rawValue
      return (isPressing ? [.ring] : []) + [.show(.newCase(offer, isPressing: isPressing))]
    }
  }

  private mutating func received(cases rows: [AgentMessage.Row]) -> [Effect] {
    for row in rows { if let contact = row.contact { caseContacts[row.handoff] = contact } }
    // Answers come in the order in which they were asked for.
    let asked = pending.first { entry in
      if case .followUp = entry.act { true } else { entry.act == .cases }
    }
    guard let asked, case .followUp(let chat, let closing) = asked.act else {
      return [.show(.cases(rows))]
    }
    pending.removeAll { $0.id == asked.id }
    let made = rows.filter { $0.conversation == chat }
      .max { $0.handoff.number < $1.handoff.number }?.handoff
    if let made { toldCases.insert(made) }
    return [.show(.closed(chat, closing, followUp: made))]
  }

  private mutating func customer(of chat: ConversationID, isAway: Bool) -> [Effect] {
    guard let place = chats.firstIndex(where: { $0.conversation == chat }),
      chats[place].isAway != isAway
    else { return [] }
    chats[place].isAway = isAway
    let heading = AgentShown.Heading(chats[place])
    return [.show(isAway ? .away(heading) : .returned(heading))]
  }

  /// What is known of how the customer of a case can be reached; nil when nothing was told.
  func contact(of handoff: HandoffID) -> AgentContact? {
    caseCards[handoff]?.contact ?? caseContacts[handoff]
  }

  mutating func set(_ presence: AgentPresence) -> Effect {
    ask(.presence(presence)) { AgentRequestLine.presence(presence, id: $0) }
  }

  private mutating func refresh(_ conversation: ConversationID) -> Effect {
    ask(.refresh(conversation)) { AgentRequestLine.history(conversation, id: $0) }
  }

  private mutating func received(
    _ taken: AgentMessage.Taken, _ now: AgentMoment, _ isTyping: Bool
  ) -> [Effect] {
    offers.removeAll { $0.handoff == taken.handoff }
    clock.heard(taken.transcript.last { $0.at != nil }?.at, now)
    switch taken.kind {
    case .case:
      caseCards[taken.handoff] = taken.summary
      if !cases.contains(taken.handoff) { cases.append(taken.handoff) }
      return [.show(.taken(taken, number: nil))]
    case .chat:
      return hold(taken.conversation, taken.summary, taken.transcript, now, isTyping) {
        .taken(taken, number: $0)
      }
    }
  }

  /// Adds a chat and shows it, unless something is being typed to another one.
  private mutating func hold(
    _ conversation: ConversationID, _ summary: AgentSummary, _ lines: [AgentLine],
    _ now: AgentMoment, _ isTyping: Bool, _ card: (Int) -> AgentShown
  ) -> [Effect] {
    let used = Set(chats.filter { $0.conversation != conversation }.map(\.number))
    let number =
      chat(conversation)?.number ?? (1...(used.count + 1)).first { !used.contains($0) } ?? 1
    chats.removeAll { $0.conversation == conversation }
    let chat = AgentChat(conversation, number: number, summary: summary, lines: lines, now: now)
    chats.append(chat)
    chats.sort { $0.number < $1.number }
    let card = Effect.show(card(number))
    guard !isTyping || current == nil else {
      return [card, .show(.waits(AgentShown.Heading(chat)))]
    }
    current = conversation
    return [card]
  }

  private mutating func said(
    _ conversation: ConversationID, _ line: AgentLine, _ now: AgentMoment
  ) -> [Effect] {
    guard let place = chats.firstIndex(where: { $0.conversation == conversation }) else {
      // Its history is on the way and will hold this line.
      let isAsked = pending.contains { $0.act == .refresh(conversation) }
      return isAsked ? [] : [refresh(conversation)]
    }
    if let seq = line.seq, line.isNumbered, seq <= chats[place].lastSeq { return [] }
    clock.heard(line.at, now)
    let line = line.stamped(ShopZone.japan.text(clock.time(now)))
    switch line.speaker {
    case .customer:
      chats[place].customerAt = now
      chats[place].hasLeft = false
      chats[place].isAway = false
    case .agent:
      if let shown = chats[place].unechoed.firstIndex(of: line.text) {
        // Shown when the desk said that it is done.
        chats[place].unechoed.remove(at: shown)
        if let known = chats[place].lines.lastIndex(where: {
          $0.seq == nil && $0.text == line.text
        }) {
          chats[place].lines[known] = line
        }
        return []
      }
      if let asked = pending.firstIndex(where: {
        if case .say(conversation, _) = $0.act { true } else { false }
      }) {
        // The desk's `done` for it has nothing more to show.
        pending.remove(at: asked)
      }
    case .desk, .note, .event: break
    }
    chats[place].lines.append(line)
    return show(line, inChatAt: place)
  }

  private mutating func show(_ line: AgentLine, inChatAt place: Int) -> [Effect] {
    if chats[place].conversation == current {
      return [.show(.line(line, customer: chats[place].summary.name))]
    }
    chats[place].unread += 1
    return [.show(.elsewhere(AgentShown.Heading(chats[place]), line))]
  }

  private mutating func received(
    _ history: AgentMessage.History, _ now: AgentMoment, _ isTyping: Bool
  ) -> [Effect] {
    let conversation = history.conversation
    guard
      let asked = pending.firstIndex(where: {
        $0.act == .refresh(conversation) || $0.act == .history(conversation)
      }), case .refresh = pending[asked].act
    else { return [.show(.history(history))] }
    guard let place = chats.firstIndex(where: { $0.conversation == conversation }) else {
      return hold(conversation, history.summary, history.transcript, now, isTyping) { _ in
        .history(history)
      }
    }
    clock.heard(history.transcript.last { $0.at != nil }?.at, now)
    let last = chats[place].lastSeq
    let new = history.transcript.filter { ($0.seq ?? 0) > last }
    chats[place].summary = history.summary
    chats[place].lines += new
    if new.contains(where: { $0.speaker == .customer }) { chats[place].customerAt = now }
    var effects = new.flatMap { show($0, inChatAt: place) }
    // What was said before the connection broke: it is there, or it is said again under its id.
    var arrived = new.filter { if case .agent = $0.speaker { true } else { false } }.map(\.text)
    pending.removeAll { _, act in
      guard case .say(conversation, let text) = act, let found = arrived.firstIndex(of: text)
      else { return false }
      arrived.remove(at: found)
      return true
    }
    for (id, act) in pending {
      if case .say(conversation, let text) = act {
        effects.append(.send(AgentRequestLine.say(text, to: conversation, id: id)))
      }
    }
    return effects
  }

  private mutating func left(
    _ conversation: ConversationID, _ who: String, _ isTyping: Bool
  ) -> [Effect] {
    guard let place = chats.firstIndex(where: { $0.conversation == conversation }) else {
      return []
    }
    let heading = AgentShown.Heading(chats[place])
    if who == "customer" {
      chats[place].hasLeft = true
      return [.show(.left(heading))]
    }
    // The agent's own doing is told when it is done.
    let isOwn = pending.contains { $0.act.ends == conversation }
    return (isOwn ? [] : [.show(.gone(heading))]) + end(conversation, isTyping)
  }

  // MARK: Answers

  private mutating func done(_ id: String?, _ now: AgentMoment, _ isTyping: Bool) -> [Effect] {
    guard let asked = pending.firstIndex(where: { $0.id == id }) else { return [] }
    let act = pending.remove(at: asked).act
    switch act {
    case .say(let conversation, let text):
      guard let place = chats.firstIndex(where: { $0.conversation == conversation }) else {
        return []
      }
      let line = AgentLine(
        seq: nil, .agent(shownName), text, at: ShopZone.japan.text(clock.time(now)))
      chats[place].unechoed.append(text)
      chats[place].lines.append(line)
      return conversation == current
        ? [.show(.line(line, customer: chats[place].summary.name, to: conversation))]
        : [.show(.elsewhere(AgentShown.Heading(chats[place]), line))]
    case .transfer(let chat, _), .giveBack(let chat):
      return [.show(.done(act))] + end(chat, isTyping)
    case .close(let chat, let closing):
      // The number of the case it became stands in the list of cases.
      let told =
        closing.code == .followUp
        ? ask(.followUp(chat, closing)) { AgentRequestLine.cases(id: $0) }
        : .show(.closed(chat, closing, followUp: nil))
      return [told] + end(chat, isTyping)
    case .followUp(let chat, let closing):
      return [.show(.closed(chat, closing, followUp: nil))]
    case .answered(let handoff):
      cases.removeAll { $0 == handoff }
      caseCards[handoff] = nil
      return [.show(.done(act))]
    case .decline(let handoff):
      offers.removeAll { $0.handoff == handoff }
      return [.show(.done(act))]
    case .presence(let presence):
      self.presence = presence
      return [.show(.presence(presence))]
    case .requeue(let chat): return [.show(.done(act))] + end(chat, isTyping)
    case .note, .record: return [.show(.done(act))]
    // Their answers are lines of their own.
    case .login, .take, .order, .history, .refresh, .queue, .cases, .team, .names: return []
    }
  }

  private mutating func refused(_ code: String, _ message: String, _ id: String?) -> [Effect] {
    if code == "closing" { isClosing = true }
    guard let asked = pending.firstIndex(where: { $0.id == id }) else {
      // What comes of a closing is told when the connection is gone.
      return code == "closing" ? [] : [.show(.refused(code: code, message: message, nil))]
    }
    let act = pending.remove(at: asked).act
    let refusal = Effect.show(.refused(code: code, message: message, act))
    switch act {
    case .login:
      // The desk is full or ending: the name may be right.
      if ["closing", "try-later", "too-many-connections"].contains(code) { return [refusal] }
      phase = .apart
      name = nil
      let isNews = !isGuess
      isGuess = false
      return (isNews ? [refusal] : []) + [.hangUp]
    case .take(let handoff?):
      if code == "already-taken" || code == "no-such-handoff" {
        offers.removeAll { $0.handoff == handoff }
      }
      return [refusal]
    case .names: return []
    case .followUp(let chat, let closing):
      return [.show(.closed(chat, closing, followUp: nil))]
    case .take, .say, .note, .transfer, .giveBack, .close, .answered, .decline, .order, .record,
      .history, .refresh, .presence, .queue, .cases, .team, .requeue:
      return [refusal]
    }
  }

  /// Whether a chat was asked for and has not come yet.
  var awaitsChat: Bool {
    pending.contains { entry in
      guard case .take(let handoff) = entry.act else { return false }
      return handoff.map { caseCards[$0] == nil } ?? true
    }
  }

  /// Holds a close up once: true the first time.
  mutating func warns(of command: AgentCommand) -> Bool {
    defer { warned = warned == command ? nil : command }
    return warned != command
  }

  private mutating func drop(_ conversation: ConversationID) {
    chats.removeAll { $0.conversation == conversation }
    if current == conversation { current = nil }
  }

  /// A chat is over for this agent; the next one is shown unless something is being typed.
  private mutating func end(_ conversation: ConversationID, _ isTyping: Bool) -> [Effect] {
    drop(conversation)
    guard current == nil, !isTyping, let next = chats.first else { return [] }
    return go(to: next.conversation)
  }

  /// Shows another chat: its new lines, or its last ones.
  mutating func go(to conversation: ConversationID) -> [Effect] {
    guard let place = chats.firstIndex(where: { $0.conversation == conversation }) else {
      return [.show(.trouble(.noSuchChat))]
    }
    let chat = chats[place]
    chats[place].unread = 0
    current = conversation
    let isUnread = chat.unread > 0
    let lines = chat.lines.suffix(isUnread ? chat.unread : Self.rememberedLines)
    return [.show(.went(AgentShown.Heading(chat), Array(lines), isUnread: isUnread))]
  }

  /// The chat after the one that is shown, the first one after the last.
  mutating func goOn() -> [Effect] {
    let place = chats.firstIndex { $0.conversation == current }
    let next = place.map { $0 + 1 < chats.count ? $0 + 1 : 0 } ?? 0
    guard chats.indices.contains(next), next != place else { return [] }
    return go(to: chats[next].conversation)
  }

  /// Lines shown of a chat that is gone back to and has nothing new.
  private static let rememberedLines = 4
}
