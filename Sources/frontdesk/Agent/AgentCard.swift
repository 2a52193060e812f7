import Text

/// The handoff card on a terminal: a row a field, those that hold nothing left out.
struct AgentCard {
  private let words: AgentWords
  /// Cells of the column of labels.
  private static let labelCells = 12

  /// Cells of what the desk said; with the labels a row of the narrowest terminal meant, 80.
  private static let saidCells = 66

  init(_ words: AgentWords) { self.words = words }

  func lines(_ summary: AgentSummary) -> [StyledText] {
    let isHeated = !["", "calm"].contains(summary.mood) || !summary.marks.isEmpty
    let slots = summary.slots.map { slot in
      "\(words.slot(slot.name)) \(slot.value)" + (slot.source.map { " [\($0)]" } ?? "")
    }
    let state =
      [summary.mood].filter { !$0.isEmpty }.map(words.mood) + summary.marks.map(words.mark)
      + [words("聞き返し \(summary.misses) 回", "misses \(summary.misses)")]
    let rows: [StyledText?] = [
      row(words("お名前", "name"), summary.name.isEmpty ? "" : words.customer(summary.name)),
      row(words("ご用件", "wants"), summary.wants, .customer),
      row(words("理由", "reason"), summary.reason),
      row(words("ページ", "page"), summary.intent),
      row(words("伺ったこと", "told us"), slots.joined(separator: "  ")),
      row(words("本人確認", "identity"), words.identity(summary.identity, summary.proved)),
    ]
    let facts = summary.facts.map { row(words.slot($0.owner), words.facts($0.values)) }
    let rest: [StyledText?] = [
      row(words("ご様子", "mood"), state.joined(separator: " · "), isHeated ? .alert : .normal),
      row(words("お待ち", "since"), summary.since.map(words.moment) ?? ""),
      row(words("受付の案内", "desk said"), said(summary.said)),
      row(words("約束", "promised"), summary.promised.map(moments).joined(separator: "\n"), .alert),
      row(words("記録", "records"), summary.records.joined(separator: "、")),
      row(words("以前の会話", "earlier"), summary.earlier.joined(separator: "、")),
      row(words("手引き", "page says"), summary.prose, .dim),
    ]
    return (rows + facts + rest).compactMap { $0 }
  }

  /// The moments in a text shorter, as everywhere on the card.
  private func moments(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false)
      .map { words.moment(String($0)) }.joined(separator: " ")
  }

  /// A row for each: the conversation below the card has them whole.
  private func said(_ lines: [String]) -> String {
    lines.map { line in
      let line = TerminalText.line(line)
      guard DisplayWidth.cells(line) > Self.saidCells else { return line }
      return (LineWrap.lines(line, cells: Self.saidCells - 2).first ?? "") + "…"
    }.joined(separator: "\n")
  }

  private func row(
    _ label: String, _ text: String, _ style: StyledText.Style = .normal
  ) -> StyledText? {
    text.isEmpty
      ? nil : StyledText(text, style, indentation: Self.labelCells, lead: label)
  }
}
