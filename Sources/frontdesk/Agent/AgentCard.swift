import Conversations
import Text
import Wire

/// The handoff card on a terminal: a row a field, those that hold nothing left out.
struct AgentCard {
  private let words: AgentWords
  /// Cells of the column of labels.
  private static let labelCells = 12

  /// Cells of what the desk said; with the labels a row of the narrowest terminal meant, 80.
  private static let saidCells = 66

  init(_ words: AgentWords) { self.words = words }

  /// - Parameter today: the day in the shop; moments of other days are written with theirs.
  func lines(_ summary: AgentSummary, today: CivilDate? = nil) -> [StyledText] {
    let isHeated = !["", "calm"].contains(summary.mood) || !summary.marks.isEmpty
    let slots = summary.slots.map { slot in
      "\(words.slot(slot.name)) \(words.value(of: slot))" + (slot.source.map { " [\($0)]" } ?? "")
    }
    let state =
      [summary.mood].filter { !$0.isEmpty }.map(words.mood) + summary.marks.map(words.mark)
      + (summary.misses > 0
        ? [words("聞き返し \(summary.misses) 回", "misses \(summary.misses)")] : [])
    let rows: [StyledText?] = [
      row(words("お名前", "name"), summary.name.isEmpty ? "" : words.customer(summary.name)),
      row(words("ご用件", "wants"), summary.wants, .customer),
      row(words("理由", "reason"), words.reason(summary)),
      row(words("もう一度", "again"), words.again(summary.again), .alert),
      row(words("窓口", "queue"), words.place(summary)),
      row(words("ページ", "page"), page(summary)),
      row(words("答え方", "answer"), answer(summary), .person),
      row(words("メモ", "note"), note(summary), .person),
      row(words("伺ったこと", "told us"), slots.joined(separator: "  ")),
      row(words("本人確認", "identity"), words.identity(summary.identity, summary.proved)),
    ]
    let facts = summary.facts.map {
      row(words.slot($0.owner), words.facts($0.values, words: $0.words))
    }
    let records = summary.records.map { "\($0.number) \(words.record($0.kind))" }
    let rest: [StyledText?] = [
      row(words("ご様子", "mood"), state.joined(separator: " · "), isHeated ? .alert : .normal),
      row(words("お待ち開始", "since"), summary.since.map { words.moment($0, today: today) } ?? ""),
      row(words("受付の案内", "desk said"), said(summary.said)),
      row(words("約束", "promised"), promised(summary), .alert),
      row(words("記録", "records"), records.joined(separator: words("、", ", "))),
      row(words("以前の会話", "earlier"), summary.earlier.joined(separator: words("、", ", "))),
      row(words("手引き", "page says"), summary.prose, .dim),
    ]
    return (rows + facts + rest).compactMap { $0 }
  }

  /// Its title, unless the reason says it already.
  private func page(_ summary: AgentSummary) -> String {
    guard let title = summary.page?[words.language] else { return "" }
    return words.reason(summary).contains(title) ? "" : title
  }

  /// By mail or telephone, and where.
  private func answer(_ summary: AgentSummary) -> String {
    let contact = summary.contact
    let ways = [
      contact.email ?? (contact.hasOrder ? words("メールは注文にあり", "e-mail with the order") : ""),
      contact.phone.map(words.phone) ?? "",
    ].filter { !$0.isEmpty }
    let by = ContactWay(rawValue: summary.by).map(words.way) ?? ""
    let due = summary.due.map { words("期限 ", "due ") + words.moment($0) } ?? ""
    // Who has the chat at hand asks there.
    guard !by.isEmpty || !due.isEmpty else { return "" }
    return ([by, due] + ways).filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func note(_ summary: AgentSummary) -> String {
    guard !summary.note.isEmpty else { return "" }
    let by = summary.noteBy.isEmpty ? "" : words.person(summary.noteBy) + ": "
    return by + summary.note
  }

  /// In words where the desk tells of what; else as it wrote them.
  private func promised(_ summary: AgentSummary) -> String {
    guard summary.promises.isEmpty else {
      return summary.promises.map { promise in
        let by =
          ContactWay(rawValue: promise.by).map(words.promise)
          ?? words("あとでご連絡", "we get back to you")
        let due =
          promise.due.map { words("（\(words.moment($0)) まで）", " by \(words.moment($0))") } ?? ""
        return words("\(by)\(due) 案件 \(promise.handoff)", "\(by)\(due), case \(promise.handoff)")
      }.joined(separator: "\n")
    }
    return summary.promised.map(moments).joined(separator: "\n")
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
