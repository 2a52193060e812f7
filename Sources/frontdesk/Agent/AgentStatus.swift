import Text

/// What stays in sight above the line being typed, and who else is there.
extension AgentView {
  /// A row with the offers and every chat that is held: unread lines, and the seconds since the
  /// customer's last one; then the cases taken. Empty when there is nothing of these.
  func status(_ session: AgentSession, now: AgentMoment) -> [StyledText] {
    let offers = session.offers.map { offer in
      StyledText(
        words("呼び出し \(offer.handoff)", "offer \(offer.handoff)"),
        words.isPressing(offer.priority) ? .alert : .person)
    }
    let chats = session.rows(now).map(status)
    let cases = session.cases.map { StyledText(words("案件 \($0)", "case \($0)"), .dim) }
    return Array((offers + chats + cases).map { [$0] }.joined(separator: [StyledText("  ")]))
  }

  private func status(_ row: AgentShown.ChatRow) -> StyledText {
    var parts = [
      "\(row.isCurrent ? ">" : "")/\(row.heading.number) \(words.customer(row.heading.name))"
    ]
    if row.unread > 0 { parts.append(words("未読\(row.unread)", "\(row.unread) new")) }
    parts.append(
      row.hasLeft
        ? words("退席", "left")
        : row.isAway ? words("接続切れ", "disconnected") : silence(row.silentSeconds))
    let style: StyledText.Style =
      isLong(row) ? .alert : row.isCurrent ? .customer : row.unread > 0 ? .person : .dim
    return StyledText(parts.joined(separator: " "), style)
  }

  /// To the second while it counts, then by the minute.
  private func silence(_ seconds: Int) -> String {
    seconds < 120 ? words("\(seconds)秒", "\(seconds) s") : words.minutes(seconds)
  }

  func team(_ colleagues: [AgentMessage.Colleague]) -> [StyledText] {
    colleagues.map { one in
      let chats =
        one.chats.isEmpty ? words("なし", "no chats") : one.chats.joined(separator: " ")
      return StyledText(
        words(
          "\(one.shown)（\(one.name)） \(words.presence(wire: one.state))  受け持ち \(chats)",
          "\(one.shown) (\(one.name)), \(words.presence(wire: one.state)): \(chats)"),
        one.state == "away" ? .dim : .normal)
    }
  }

  func notice(_ code: String, _ message: String) -> [StyledText] {
    let handoff =
      message.split { " :,".contains($0) }.lazy.compactMap { HandoffID(String($0)) }.first
      .map(\.description) ?? ""
    switch code {
    case "case-overdue":
      return [
        StyledText(
          words(
            "案件 \(handoff) は期限を過ぎています。/受ける \(handoff)",
            "The case \(handoff) is overdue: /take \(handoff)"), .alert)
      ]
    case "no-address":
      return [
        StyledText(
          words(
            "\(handoff) のメールアドレスが分からないため、宛先のないメールになりました。宛先を書き入れてから送ってください。",
            "No e-mail address is known for \(handoff): its mail names none. Write one in before it is sent."
          ), .alert)
      ]
    case "pages-kept":
      let place = Self.place(in: message)
      return [
        StyledText(
          words(
            "ページに誤りがあるため、これまでのページのまま続けます" + (place.map { "（\($0)）" } ?? ""),
            "The pages have a fault, so the desk keeps those that it has"
              + (place.map { " (\($0))" } ?? "")), .dim)
      ]
    case "pages-taken":
      return [StyledText(words("ご案内のページが新しくなりました", "The pages are new from now on"), .dim)]
    case "customer-away":
      return [StyledText(words("お客様の接続が切れました", "A customer was disconnected"), .dim)]
    case "customer-back":
      return [StyledText(words("お客様が戻られました", "A customer is back"), .dim)]
    case _:
      return [
        StyledText(words("お知らせ: ", "Notice: ") + (message.isEmpty ? code : message), .dim)
      ]
    }
  }

  /// The file and line that a message names: `orders/order-status.md:7:13`.
  private static func place(in message: String) -> String? {
    message.split(separator: " ").first { $0.contains(".md:") || $0.contains(".csv:") }
      .map { String($0.hasSuffix(":") ? $0.dropLast() : $0) }
  }
}
