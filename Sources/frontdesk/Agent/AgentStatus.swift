import Text

/// What stays in sight above the line being typed, and who else is there.
extension AgentView {
  /// A row with the offers and every chat that is held: unread lines, and the seconds since the
  /// customer's last one; then the cases taken. Empty when there is nothing of these.
  func status(_ session: AgentSession, now: Timestamp) -> [StyledText] {
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
    parts.append(row.hasLeft ? words("退席", "left") : silence(row.silentSeconds))
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
    if code == "case-overdue" {
      let handoff = message.split(separator: " ").first.map(String.init) ?? ""
      return [
        StyledText(
          words(
            "案件 \(handoff) は期限を過ぎています。/受ける \(handoff)",
            "The case \(handoff) is overdue: /take \(handoff)"), .alert)
      ]
    }
    return [
      StyledText(words("お知らせ: ", "Notice: ") + (message.isEmpty ? code : message), .dim)
    ]
  }
}
