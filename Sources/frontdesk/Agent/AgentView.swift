import Conversations
import Text
import Wire

/// How the agents' console reads: state and messages to styled lines.
struct AgentView: Sendable {
  let words: AgentWords
  /// Cells of time and speaker before what is said: `14:02 customer `, and of a longer name.
  private static let speakerCells = 15
  private static let longSpeakerCells = 24
  /// A message over so many characters is cut where the whole conversation is shown at once.
  private static let longCharacters = 400
  private static let keptCharacters = 300
  private static let listCells = 5
  /// Customers who wait this long are coloured. Source: the design, section 9.
  private static let patienceSeconds = 60

  init(language: Language, names: [String: String] = [:]) {
    words = AgentWords(language, names: names)
  }

  func lines(for shown: AgentShown) -> [StyledText] {
    switch shown {
    case .welcome(let welcome): self.welcome(welcome)
    case .back: [dim(words("またつながりました。", "Connected again."))]
    case .offered(let offer): self.offer(offer)
    case .newCase(let offer, let isPressing): [newCase(offer, isPressing)]
    case .withdrawn(let handoff, let reason): withdrawn(handoff, reason)
    case .taken(let taken, let number): self.taken(taken, number)
    case .line(let line, let customer, let chat): said(line, customer, to: chat)
    case .elsewhere(let heading, let line):
      [
        StyledText(
          "\(words.heading(heading))\(line.speaker == .customer ? "" : " \(words.speaker(line.speaker))"):"
            + " \(Self.short(words.text(line)))",
          line.speaker == .customer ? .person : .dim, indentation: Self.listCells,
          lead: "/\(heading.number)")
      ]
    case .went(let heading, let lines, let isUnread): went(heading, lines, isUnread)
    case .waits(let heading):
      [
        StyledText(
          words(
            "お書きのものがあるので、画面はそのままです。/\(heading.number) で \(words.heading(heading)) に移ります。",
            "You are typing, so this chat stays. /\(heading.number) goes to \(words.heading(heading))."
          ),
          .person)
      ]
    case .chats(let rows): chats(rows)
    case .queue(let rows): list(rows, empty: words("お待ちの方はいません。", "Nobody is waiting."))
    case .cases(let rows): list(rows, empty: words("案件はありません。", "There are no cases."))
    case .team(let colleagues): team(colleagues)
    case .history(let history): self.history(history)
    case .order(let order): self.order(order)
    case .away(let heading):
      [
        StyledText(
          words(
            "\(words.heading(heading)): お客様の接続が切れました（24時間以内は戻られることがあります）",
            "\(words.heading(heading)): the customer was disconnected (and may come back within 24 hours)"
          ), .person)
      ]
    case .returned(let heading):
      [
        StyledText(
          words(
            "\(words.heading(heading)): お客様が戻られました",
            "\(words.heading(heading)): the customer is back"),
          .person)
      ]
    case .card(let name, let summary):
      [StyledText("── \(name) ──", .desk)] + AgentCard(words).lines(summary)
    case .left(let heading):
      [
        dim(
          words(
            "\(words.heading(heading)) の方が離れました。/終了 解決 などで終えてください（戻られることもあります）。",
            "\(words.heading(heading)) has left. Close it: /close resolved (they may come back)."))
      ]
    case .gone(let heading):
      [
        StyledText(
          words(
            "\(words.heading(heading)) はあなたの受け持ちではなくなりました。",
            "\(words.heading(heading)) is no longer yours."), .alert)
      ]
    case .notice(let code, let message):
      notice(code, message)
    case .presence(let presence): [dim(self.presence(presence))]
    case .closed(let chat, let closing, let followUp):
      [dim(words.closed(chat, closing, followUp))]
    case .done(let act): words.done(act).map { [dim($0)] } ?? []
    case .refused(let code, let message, let act): refused(code, message, act)
    case .unsure(let act): unsure(act)
    case .mistyped(let problem): [alert(words.mistyped(problem))]
    case .trouble(let trouble): [alert(words.trouble(trouble))]
    case .help: help
    }
  }

  // MARK: Coming in

  private func welcome(_ welcome: AgentMessage.Welcome) -> [StyledText] {
    let queues =
      welcome.queues.isEmpty || welcome.queues == ["all"]
      ? words("すべて", "all") : welcome.queues.joined(separator: words("、", ", "))
    let presence = AgentPresence(wire: welcome.state)
    var lines = [
      StyledText(
        words(
          "\(welcome.shown)さん（\(welcome.name)）、おつかれさまです。",
          "Welcome, \(welcome.shown) (\(welcome.name))."), .desk),
      StyledText(
        words(
          "窓口: \(queues)  同時に \(welcome.capacity) 件まで  状態: \(words.presence(presence))",
          "queues: \(queues)  up to \(welcome.capacity) chats  state: \(words.presence(presence))")),
    ]
    if !welcome.holds.isEmpty {
      let held = welcome.holds.map(\.conversation.description).joined(separator: " ")
      lines.append(StyledText(words("お受けしているチャット: ", "chats you hold: ") + held, .person))
    }
    if presence == .away { lines.append(dim(self.presence(presence))) }
    return lines + [
      dim(words("/ヘルプ で使い方、Ctrl-D で終わります。", "/help lists the commands, Ctrl-D leaves."))
    ]
  }

  private func presence(_ presence: AgentPresence) -> String {
    switch presence {
    case .available:
      words("受付中です。呼び出しが来たらベルでお知らせします。", "You are available; a bell tells of an offer.")
    case .last:
      words("新しい呼び出しを止めました。/再開 で戻ります。", "No new offers come. /available ends this.")
    case .onBreak: words("休憩中です。/再開 で戻ります。", "You are on a break. /available ends it.")
    case .away:
      words("いまは離席です。/受付 で呼び出しを受け始めます。", "You are away. /available begins to take chats.")
    }
  }

  // MARK: Offers and cards

  private func offer(_ offer: AgentMessage.Offer) -> [StyledText] {
    let style: StyledText.Style = words.isPressing(offer.priority) ? .alert : .person
    let due = offer.due.map { words(" 期限 ", " due ") + words.moment($0) } ?? ""
    let waited = words.span(offer.waitedSeconds)
    var lines = [
      StyledText(
        words(
          "呼び出し \(offer.handoff) \(words.kind(offer.kind)) \(offer.queue) "
            + "優先 \(words.priority(offer.priority)) お待ち \(waited)\(due)",
          "Offer \(offer.handoff) \(words.kind(offer.kind)) \(offer.queue), "
            + "priority \(words.priority(offer.priority)), waited \(waited)\(due)"), style)
    ]
    let wants = offer.summary.wants.isEmpty ? offer.summary.reason : offer.summary.wants
    if !wants.isEmpty { lines.append(StyledText(wants, .customer, indentation: 2)) }
    if let note = offer.note {
      lines.append(StyledText(words("メモ: ", "note: ") + note, indentation: 2))
    }
    return lines + [
      dim(words("/受ける か /見送り", "/take or /decline"), indentation: 2)
    ]
  }

  private func newCase(_ offer: AgentMessage.Offer, _ isPressing: Bool) -> StyledText {
    let due =
      offer.due.map { words("（期限 \(words.moment($0))）", " (due \(words.moment($0)))") } ?? ""
    return isPressing
      ? alert(
        words(
          "至急の案件 \(offer.handoff) ができました\(due)。/受ける \(offer.handoff)",
          "Urgent case \(offer.handoff)\(due): /take \(offer.handoff)"))
      : dim(
        words(
          "案件 \(offer.handoff) ができました\(due)。/案件", "New case \(offer.handoff)\(due). /cases"))
  }

  private func withdrawn(_ handoff: HandoffID, _ reason: String) -> [StyledText] {
    switch reason {
    case "lapsed":
      [
        alert(
          words(
            "\(handoff) の呼び出しは時間切れで列に戻り、あなたは離席になりました。/受付 で戻ります。",
            "The offer \(handoff) lapsed and went back in line; you are away. /available ends this."
          ))
      ]
    case "taken":
      [dim(words("\(handoff) は別の担当者がお受けしました。", "\(handoff) was taken by a colleague."))]
    case "customer-left":
      [dim(words("\(handoff) のお客様は離れられました。", "The customer of \(handoff) has left."))]
    case _:
      [
        dim(
          words("\(handoff) の呼び出しは取り下げられました（\(reason)）。", "\(handoff) was withdrawn (\(reason))."))
      ]
    }
  }

  private func taken(_ taken: AgentMessage.Taken, _ number: Int?) -> [StyledText] {
    let place = number.map { "  /\($0)" } ?? ""
    let head = "── \(taken.handoff) \(words.kind(taken.kind)) \(taken.conversation)\(place) ──"
    let card = AgentCard(words).lines(taken.summary, today: day(of: taken.transcript))
    return [StyledText(head, .desk)] + card
      + transcript(taken.transcript, taken.summary.name, isCut: true)
      + (taken.kind == .case
        ? [
          dim(
            words(
              "答え方: /メール \(taken.handoff) 文、/電話 \(taken.handoff) 文、/完了 \(taken.handoff) 応答なし",
              "Answer it: /mail \(taken.handoff) TEXT, /phoned \(taken.handoff) TEXT,"
                + " /done \(taken.handoff) no-answer"))
        ] : [])
  }

  private func history(_ history: AgentMessage.History) -> [StyledText] {
    let card = AgentCard(words).lines(history.summary, today: day(of: history.transcript))
    return [StyledText("── \(history.conversation) ──", .desk)] + card
      + transcript(history.transcript, history.summary.name, isCut: false)
      + (history.earlier.isEmpty
        ? []
        : [
          dim(words("以前の会話: ", "Earlier: ") + history.earlier.joined(separator: " "))
        ])
  }

  /// The day in the shop, by the last line.
  private func day(of lines: [AgentLine]) -> CivilDate? {
    lines.last { $0.at != nil }?.at.flatMap { CivilDate(String($0.prefix(10))) }
  }

  private func transcript(_ lines: [AgentLine], _ customer: String, isCut: Bool) -> [StyledText] {
    [dim(words("── ここまでの会話 ──", "── the conversation so far ──"))]
      + lines.flatMap { said($0, customer, isCut: isCut) }
      + [dim("──")]
  }

  /// - Parameter chat: the chat that the agent's own line went to.
  private func said(
    _ line: AgentLine, _ customer: String, to chat: ConversationID? = nil, isCut: Bool = false
  ) -> [StyledText] {
    let style: StyledText.Style =
      switch line.speaker {
      case .customer: .customer
      case .desk, .event: .dim
      case .agent: .normal
      case .note: .person
      }
    let to = chat.map { " → \($0)" } ?? ""
    let lead =
      "\(line.clock ?? "     ") \(TerminalText.line(words.speaker(line.speaker, customer)))\(to)"
    let cells = min(max(Self.speakerCells, DisplayWidth.cells(lead) + 1), Self.longSpeakerCells)
    let text = words.text(line)
    let choices = line.choices.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "  ")
    return [
      StyledText(isCut ? cut(text) : text, style, indentation: cells, lead: lead)
    ] + (choices.isEmpty ? [] : [StyledText(choices, .dim, indentation: cells)])
  }

  /// The beginning of a very long message: the rest would push the card away.
  private func cut(_ text: String) -> String {
    let count = text.count
    guard count > Self.longCharacters else { return text }
    let rest = AgentWords.grouped(Int64(count - Self.keptCharacters))
    return text.prefix(Self.keptCharacters)
      + words("…（残り \(rest)字、/履歴）", "… (\(rest) more characters, /history)")
  }

  // MARK: Chats and lists

  private func went(
    _ heading: AgentShown.Heading, _ lines: [AgentLine], _ isUnread: Bool
  ) -> [StyledText] {
    let more =
      isUnread ? words("  未読 \(lines.count) 行", "  \(lines.count) unread") : ""
    return [StyledText("── /\(heading.number) \(words.heading(heading))\(more) ──", .desk)]
      + lines.flatMap { said($0, heading.name, isCut: true) }
  }

  private func chats(_ rows: [AgentShown.ChatRow]) -> [StyledText] {
    guard !rows.isEmpty else {
      return [dim(words("お受けしているチャットはありません。", "You hold no chat."))]
    }
    return rows.map { row in
      let silent =
        row.silentSeconds < 3_600
        ? words("\(row.silentSeconds) 秒", "\(row.silentSeconds) s") : words.span(row.silentSeconds)
      let style: StyledText.Style =
        isLong(row) ? .alert : row.isCurrent ? .customer : .normal
      let left =
        row.hasLeft
        ? words("  退席", "  left") : row.isAway ? words("  接続切れ", "  disconnected") : ""
      return StyledText(
        words(
          "\(words.heading(row.heading))  未読 \(row.unread)  最後のご発言から \(silent)\(left)",
          "\(words.heading(row.heading))  unread \(row.unread)  "
            + "last line \(silent) ago\(left)"),
        style, indentation: Self.listCells,
        lead: "\(row.isCurrent ? ">" : " ")/\(row.heading.number)")
    }
  }

  /// Whether a customer who is there has been silent for so long that they may wait for an answer.
  func isLong(_ row: AgentShown.ChatRow) -> Bool {
    !row.hasLeft && !row.isAway && row.silentSeconds >= Self.patienceSeconds
  }

  private func list(_ rows: [AgentMessage.Row], empty: String) -> [StyledText] {
    if rows.isEmpty { return [dim(empty)] }
    return rows.flatMap { row in
      var cells = [
        row.handoff.description, words.kind(row.kind), row.queue, words.priority(row.priority),
        words.span(row.waitedSeconds),
      ]
      if let conversation = row.conversation { cells.append(conversation.description) }
      if let due = row.due { cells.append(words("期限 ", "due ") + words.moment(due)) }
      if let owner = row.owner {
        let what = row.isHeld ? words("担当 ", "with ") : words("呼び出し中 ", "offered to ")
        cells.append(what + words.person(owner))
      }
      if let by = ContactWay(rawValue: row.by) { cells.append(words.way(by)) }
      if !row.customer.isEmpty { cells.append(words.customer(row.customer)) }
      let head = StyledText(
        cells.joined(separator: "  "), words.isPressing(row.priority) ? .alert : .normal)
      return [head]
        + (row.wants.isEmpty ? [] : [StyledText(row.wants, indentation: Self.listCells)])
    }
  }

  private func order(_ order: JSON) -> [StyledText] {
    let members = order.members ?? []
    guard !members.isEmpty else {
      return [dim(words("その注文は見つかりません。", "No such order was found."))]
    }
    return [StyledText(words("── 注文 ──", "── order ──"), .desk)]
      + AgentWords.inOrder(order).compactMap { member in
        let value = words.value(of: member.key, member.value)
        return value.isEmpty
          ? nil : StyledText(value, indentation: 20, lead: words.column(member.key))
      }
  }

  // MARK: Answers

  private func refused(_ code: String, _ message: String, _ act: AgentAct?) -> [StyledText] {
    let refusal = words.refusal(code, message, act)
    switch act {
    case .say(let chat, let text):
      return [
        alert(words("\(chat) に届きませんでした。\(refusal)", "Not delivered to \(chat). \(refusal)")),
        StyledText(text, .dim, indentation: 2),
      ]
    case nil, .login: return [alert(refusal)]
    case let act?: return [alert("\(words.act(act)): \(refusal)")]
    }
  }

  private func unsure(_ act: AgentAct) -> [StyledText] {
    let asked = words.act(act)
    let line = alert(
      words(
        "\(asked): 受付に届いたか確かめられませんでした。", "\(asked): it is not known whether the desk got it."))
    if case .say(_, let text) = act { return [line, StyledText(text, .dim, indentation: 2)] }
    return [line]
  }

  private func dim(_ text: String, indentation: Int = 0) -> StyledText {
    StyledText(text, .dim, indentation: indentation)
  }
  private func alert(_ text: String) -> StyledText { StyledText(text, .alert) }

  /// The beginning of a line that is read in full elsewhere.
  private static func short(_ text: String) -> String {
    let line = TerminalText.line(text)
    let cells = 48
    guard DisplayWidth.cells(line) > cells else { return line }
    return (LineWrap.lines(line, cells: cells).first ?? "") + "…"
  }
}
