import Text

/// What `/help` shows: every command, in as many rows as the smallest terminal has.
extension AgentView {
  private static let usageCells = 30

  /// Commands that are alike share a row, with the arguments of the first.
  static let helpRows: [(verbs: [AgentVerb], about: Bilingual)] = [
    (
      [.take, .decline],
      Bilingual(ja: "呼び出しを受ける・見送る", en: "accept the offer or the next in line; decline")
    ),
    ([.note], Bilingual(ja: "社内メモ（お客様には見えません）", en: "a note that no customer sees")),
    ([.transfer], Bilingual(ja: "ほかの窓口や担当者へ", en: "hand the chat on")),
    ([.giveBack], Bilingual(ja: "自動受付に戻す", en: "give the chat back to the desk")),
    ([.close], Bilingual(ja: "チャットを終える", en: "end the chat")),
    ([.go], Bilingual(ja: "チャットを切り替える（/1 や Tab でも）", en: "switch to a chat (or /1, or Tab)")),
    (
      [.queue, .cases, .chats, .team],
      Bilingual(ja: "それぞれの一覧", en: "who waits, cases, your chats, the team")
    ),
    ([.mail, .phoned], Bilingual(ja: "案件にメール・電話で答える", en: "answer a case")),
    ([.done], Bilingual(ja: "案件を終える", en: "finish a case")),
    ([.order], Bilingual(ja: "ご注文を調べる", en: "look an order up")),
    ([.record], Bilingual(ja: "記録を作る", en: "make a record")),
    (
      [.history, .card],
      Bilingual(ja: "会話を初めから・カードだけ", en: "a conversation from its start; its card")
    ),
    (
      [.available, .last, .break],
      Bilingual(ja: "受付開始・新規停止・休憩", en: "take chats; no new ones; a break")
    ),
    ([.requeue], Bilingual(ja: "列の先頭に戻す", en: "put a chat back in line by force")),
    ([.help, .quit], Bilingual(ja: "この一覧・終わる（Ctrl-D でも）", en: "this list; leave (or Ctrl-D)")),
  ]

  var help: [StyledText] {
    Self.helpRows.map { verbs, about in
      let names = verbs.map { "/" + $0.name(words.language) }
      let arguments = verbs.first.map { $0.arguments[words.language] } ?? ""
      let usage = (names + [arguments]).filter { !$0.isEmpty }.joined(separator: " ")
      // The other language's names too: which are easier to type depends on the keyboard.
      let others = words(verbs.map { "  /\($0.names[0])" }.joined(), "")
      let text = about[words.language] + others
      // A long usage has the row for itself, what it does below it.
      return DisplayWidth.cells(usage) < Self.usageCells
        ? StyledText(text, indentation: Self.usageCells, lead: usage)
        : StyledText("\(usage)\n  \(text)")
    } + [
      StyledText(
        words(
          "/ のない文はお客様に届きます（// で / から始まる文）。書きかけはチャットごとに残ります。",
          "Text without / goes to the customer (// begins it with /); each chat keeps its draft."),
        .dim)
    ]
  }
}
