import Conversations
import Text

/// The words that the agents' console has of its own, in both languages.
struct AgentWords: Sendable {
  let language: Language
  /// Shown names of colleagues, by those to log in with.
  let names: [String: String]
  init(_ language: Language, names: [String: String] = [:]) {
    self.language = language
    self.names = names
  }

  func callAsFunction(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  // MARK: Getting in and out

  var askName: String { self("担当者名（例 sato）> ", "your name, e.g. sato> ") }
  func waiting(_ data: String) -> String {
    self(
      "\(data) の受付はまだ動いていません。待っています…（始めるには: frontdesk serve --port 7420、または make demo）",
      "No desk runs on \(data). Waiting … (start one: frontdesk serve --port 7420, or make demo)")
  }
  var lost: String {
    self(
      "受付との接続が切れました。1 秒ごとにつなぎ直します。始めるには: frontdesk serve --port 7420",
      "The desk was lost; trying again each second. To start one: frontdesk serve --port 7420")
  }
  var elsewhere: String {
    self(
      "同じ担当者名で別の画面が開かれたので、こちらは終わります。",
      "The same agent logged in elsewhere, so this console ends.")
  }
  var needsTerminal: String {
    self(
      "frontdesk agent は端末で使います。プログラムからは --json を付けてください。",
      "frontdesk agent needs a terminal; from a program use --json")
  }

  // MARK: Names of things

  func kind(_ kind: AgentMessage.Kind) -> String {
    switch kind {
    case .chat: self("チャット", "chat")
    case .case: self("案件", "case")
    }
  }

  func priority(_ name: String) -> String {
    switch Priority(rawValue: name) {
    case .low: self("低", "low")
    case .normal: self("普通", "normal")
    case .high: self("高", "high")
    case .urgent: self("至急", "urgent")
    case nil: name
    }
  }

  func isPressing(_ priority: String) -> Bool {
    Priority(rawValue: priority).map { $0 >= .high } ?? false
  }

  func presence(_ presence: AgentPresence) -> String {
    switch presence {
    case .available: self("受付中", "available")
    case .last: self("新規停止", "no new chats")
    case .onBreak: self("休憩中", "on a break")
    case .away: self("離席", "away")
    }
  }

  /// The same by the desk's name for it.
  func presence(wire name: String) -> String {
    name == "wrap-up" ? self("後処理中", "wrapping up") : presence(AgentPresence(wire: name))
  }

  /// `3分`, `3 min`.
  func minutes(_ seconds: Int) -> String {
    let minutes = max(0, seconds) / 60
    return minutes < 60
      ? self("\(minutes)分", "\(minutes) min") : self("\(minutes / 60)時間", "\(minutes / 60) h")
  }

  /// `3分12秒`, `3 min 12 s`.
  func span(_ seconds: Int) -> String {
    let seconds = max(0, seconds)
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    if hours > 0 { return self("\(hours)時間\(minutes)分", "\(hours) h \(minutes) min") }
    if minutes > 0 { return self("\(minutes)分\(rest)秒", "\(minutes) min \(rest) s") }
    return self("\(rest)秒", "\(rest) s")
  }

  /// A moment as the desk wrote it, shorter: `11/24 18:00`, on `today` only `18:00`.
  func moment(_ text: String, today: CivilDate? = nil) -> String {
    guard Timestamp(text) != nil, let day = CivilDate(String(text.prefix(10))) else { return text }
    let time = text.dropFirst(11).prefix(5)
    return day == today ? String(time) : "\(day.month)/\(day.day) \(time)"
  }

  /// How a customer is called: `佐々木様`.
  func customer(_ name: String) -> String {
    if name.isEmpty { return self("お客様", "customer") }
    return self(name.hasSuffix("様") ? name : "\(name)様", name)
  }

  /// Whether a name is written in kana or kanji: such a one begins with the family name.
  private func isJapanese(_ name: String) -> Bool {
    name.unicodeScalars.contains { (0x3040...0x30FF).contains($0.value) || $0.value >= 0x3400 }
  }

  /// - Parameter name: the customer's, as far as it is known.
  func speaker(_ speaker: AgentLine.Speaker, _ name: String = "") -> String {
    switch speaker {
    case .customer: called(name)
    case .desk: self("受付", "desk")
    case .agent(let name): name ?? self("担当者", "agent")
    case .note(let name):
      [self("メモ", "note"), name.map(person) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    case .event: "・"
    }
  }

  /// A customer beside what they say: of a Japanese name there is room for the family's.
  private func called(_ name: String) -> String {
    guard language == .ja, isJapanese(name),
      let family = name.split(whereSeparator: \.isWhitespace).first
    else { return customer(name) }
    return customer(String(family))
  }

  /// What a line says; an event in words.
  func text(_ line: AgentLine) -> String {
    switch line.speaker {
    case .customer:
      return line.text.allSatisfy(\.isWhitespace) ? self("（空のメッセージ）", "(empty message)") : line.text
    case .desk, .agent, .note: return line.text
    case .event(let name):
      let who = line.text
      let (by, to) = (person(line.more.by), person(line.more.to))
      switch name {
      case "queued": return self("窓口 \(who) でお待ちです", "waits for \(who)")
      case "joined": return self("\(who)が担当しました", "\(who) joined")
      case "left" where line.more.cause == "gave-back":
        return self("自動受付に戻りました", "\(who) gave it back to the desk")
      case "left" where line.more.cause == "lost":
        return self("\(who)の接続が切れました", "\(who) was disconnected")
      case "left": return self("\(who)が離れました", "\(who) left")
      case "transferred" where !by.isEmpty && !to.isEmpty:
        return self("\(by)から\(to)へ転送", "\(by) passed it on to \(to)")
      case "transferred" where !by.isEmpty:
        return self("\(by)から窓口 \(who) へ転送", "\(by) passed it on to \(who)")
      case "transferred": return self("窓口 \(who) に転送されました", "transferred to \(who)")
      case "closed": return self("会話が終わりました", "the conversation ended")
      case "idle": return self("しばらくご発言がありません", "nothing was said for a while")
      case _: return [name, who].filter { !$0.isEmpty }.joined(separator: " ")
      }
    }
  }

  func slot(_ name: String) -> String {
    language == .ja ? Self.slotNames[name] ?? name : name
  }

  /// Source of the names: the design, section 5.
  private static let slotNames: [String: String] = [
    "product": "商品", "variant": "種類", "quantity": "数量", "order": "注文", "email": "メール",
    "phone": "電話", "name": "お名前", "address": "住所", "postal-code": "郵便番号",
    "payment": "支払い", "reason": "理由", "photo": "写真", "condition": "状態",
    "resolution": "ご希望", "contact-preference": "連絡方法", "contact-time": "連絡時間",
    "charge-date": "請求日", "charge-amount": "請求額", "delivery-date": "お届け日",
    "change": "変更", "points": "ポイント",
  ]

  func identity(_ name: String, _ proved: [String]) -> String {
    let by =
      proved.isEmpty
      ? "" : self("（", " (") + proved.map(slot).joined(separator: "、") + self("）", ")")
    switch name {
    case "verified": return self("確認済み", "verified") + by
    case "failed": return self("一致しませんでした", "failed")
    case "unasked": return self("未確認", "not asked")
    case _: return name
    }
  }

  func mood(_ name: String) -> String {
    switch name {
    case "calm": self("落ち着いている", "calm")
    case "angry": self("お怒り", "angry")
    case "abusive": self("暴言", "abusive")
    case _: name
    }
  }

  func mark(_ name: String) -> String {
    switch name {
    case "threat": self("強い言葉（報道・弁護士など）", "threat")
    case "health": self("健康・安全", "health")
    case "abuse": self("暴言", "abuse")
    case _: name
    }
  }

  /// A chat in a few words: `佐々木様 C-41 注文26110201`.
  func heading(_ heading: AgentShown.Heading) -> String {
    let order = heading.order.map { self(" 注文\($0)", " order \($0)") } ?? ""
    return "\(short(customer(heading.name))) \(heading.conversation)\(order)"
  }

  /// A name that leaves room for what is typed beside it.
  func short(_ name: String) -> String {
    let cells = 20
    guard DisplayWidth.cells(name) > cells else { return name }
    return (LineWrap.lines(name, cells: cells - 1).first ?? "") + "…"
  }
}

extension AgentWords {
  /// What stands before the line being typed.
  func prompt(_ session: AgentSession) -> String {
    if session.name == nil { return askName }
    if let chat = session.currentChat { return heading(AgentShown.Heading(chat)) + " > " }
    let name = session.shownName.isEmpty ? session.name ?? "" : session.shownName
    let state = session.isOpen ? presence(session.presence) : self("未接続", "not connected")
    return self("\(name)（\(state)）> ", "\(name) (\(state)) > ")
  }
}
