import Pages
import Testing
import Text

/// A page with these sections below a title and a phrase; it must load.
private func page(_ sections: String) throws -> Page {
  let loaded = Shop.load(["a/page.md": "# 題 / Title\n## Customers say\n- テスト\n" + sections])
  let errors = loaded.diagnostics.filter { $0.severity == .error && !checks.contains($0.check) }
  #expect(errors.map { $0.rendered(in: .en, source: loaded.line(at: $0.range.start)) } == [])
  let id = try #require(IntentID("page"))
  return try #require(loaded.manual?[id])
}

/// What only the checks find: here pages are read.
private let checks = Set(CheckList.all.map(\.id))
private let answer = "## Answer\n- ja: あ\n- en: a\n"

@Test(
  "every ask line, in English, in Japanese, mixed and in full width",
  arguments: [
    ("order, verified by email or phone", "order by(email,phone)"),
    ("注文、email か phone で本人確認", "order by(email,phone)"),
    ("注文、emailかphoneで本人確認", "order by(email,phone)"),
    ("注文、メールアドレス か 電話番号 で本人確認", "order by(email,phone)"),
    ("注文，ｅｍａｉｌ　か　ｐｈｏｎｅ　で本人確認", "order by(email,phone)"),
    ("order、email で本人確認", "order by(email)"), ("注文, verified by 電話番号", "order by(phone)"),
    ("{order}, verified by {email} or {phone}", "order by(email,phone)"),
    ("product, from the order", "product from-order"), ("商品、注文の商品から", "product from-order"),
    ("注文の商品から", "product from-order"), ("product、注文の商品から", "product from-order"),
    ("商品, from the order, optional", "product optional from-order"),
    ("address, or the order's", "address or-orders"),
    ("address, or the order’s", "address or-orders"),
    ("お届け先、または注文のもの", "address or-orders"), ("ＡＤＤＲＥＳＳ，または注文のもの", "address or-orders"),
    ("reason, optional", "reason optional"), ("理由、任意", "reason optional"),
    ("reason、任意", "reason optional"), ("Reason , Optional", "reason optional"),
    ("reason, if said", "reason if-said"), ("理由、言われたときだけ", "reason if-said"),
    ("phone, when resolution is exchange", "phone when(resolution=exchange)"),
    ("電話番号、ご希望 が 交換 のとき", "phone when(resolution=exchange)"),
    ("電話番号、ご希望が交換のとき", "phone when(resolution=exchange)"),
    ("電話番号、ご希望 が 交換 とき", "phone when(resolution=exchange)"),
    ("電話番号、任意、ご希望 が 交換 か 返品 のとき", "phone optional when(resolution=exchange,return)"),
    (
      "resolution, one of exchange or return, when product.stock is at least 1",
      "resolution of(exchange,return) when(product.stock>=1)"
    ),
    ("resolution, one of 交換 or return", "resolution of(exchange,return)"),
    ("ご希望、交換 か 返品 から", "resolution of(exchange,return)"),
    ("ご希望、交換か返品から", "resolution of(exchange,return)"),
    ("ご希望、交換 か 返品・返金 から", "resolution of(exchange,return)"),
    ("ご希望、交換、返品・返金 から", "resolution of(exchange,return)"),
    (
      "ご希望、交換 か 返品 から、商品.stock が 1 以上 のとき",
      "resolution of(exchange,return) when(product.stock>=1)"
    ),
    (
      "address, or the order's, when resolution is exchange and photo is yes",
      "address or-orders when(resolution=exchange & photo=yes)"
    ),
    (
      "お届け先、または注文のもの、ご希望 が 交換、かつ お写真 が はい のとき",
      "address or-orders when(resolution=exchange & photo=yes)"
    ),
  ])
func askLines(line: String, meaning: String) throws {
  #expect(try page("## Ask\n- \(line)\n" + answer).ask.map(Written.ask) == [meaning])
}

@Test("an ask line's own wording, in both languages, with and without indentation")
func askWording() throws {
  for lines in [
    "- reason\n  - ja: なぜ。\n  - en: Why?\n- photo\n", "- 理由\n　- ja：なぜ。\n　- en：Why?\n- お写真\n",
    "- reason\n- ja: なぜ。\n- en: Why?\n- photo\n",
    "- reason\n  - 日本語: なぜ。\n  - English: Why?\n- photo\n",
  ] {
    let ask = try page("## お聞きすること\n" + lines + answer).ask
    #expect(ask.map(\.slot.text) == ["reason", "photo"])
    #expect(ask[0].wording?.ja.map(Written.text) == ["なぜ。"])
    #expect(ask[0].wording?.en.map(Written.text) == ["Why?"])
    #expect(ask[1].wording == nil)
  }
}

@Test(
  "every condition, in English, in Japanese, mixed and in full width",
  arguments: [
    ("when order.status is shipped", "order.status=shipped"),
    ("注文.状況 が 発送済み のとき", "order.status=shipped"), ("注文.状況が発送済みのとき", "order.status=shipped"),
    ("注文.状況 が 発送済み とき", "order.status=shipped"), ("注文．状況　が　発送済み　のとき", "order.status=shipped"),
    ("when 注文.状況 is 発送済み", "order.status=shipped"),
    ("order.status が shipped のとき", "order.status=shipped"),
    ("when {order.status} is shipped", "order.status=shipped"),
    ("when order.status is shipped or delayed", "order.status=shipped,delayed"),
    ("when order.status is received, shipped or delayed", "order.status=received,shipped,delayed"),
    ("注文.状況 が 発送済み か 遅延 のとき", "order.status=shipped,delayed"),
    ("注文.状況が発送済みか遅延のとき", "order.status=shipped,delayed"),
    ("注文.状況 が 発送済み、遅延 のとき", "order.status=shipped,delayed"),
    ("when order.status is not shipped", "order.status!=shipped"),
    ("when order.status is not shipped or delayed", "order.status!=shipped,delayed"),
    ("注文.状況 が 発送済み でない とき", "order.status!=shipped"),
    ("注文.状況が発送済みでないとき", "order.status!=shipped"),
    ("注文.状況 が 発送済み か 遅延 でない とき", "order.status!=shipped,delayed"),
    ("when order.delivered_date is known", "order.delivered_date known"),
    ("注文.お届け日 が わかっている とき", "order.delivered_date known"),
    ("注文.お届け日が分かっているとき", "order.delivered_date known"),
    ("when order.delivered_date is unknown", "order.delivered_date unknown"),
    ("注文.お届け日 が わからない とき", "order.delivered_date unknown"),
    ("注文.お届け日が分からないとき", "order.delivered_date unknown"),
    ("when order.promised_date is before today", "order.promised_date<today"),
    ("注文.お届け予定日 が 今日より前 のとき", "order.promised_date<today"),
    ("注文.お届け予定日 が 今日 より前 のとき", "order.promised_date<today"),
    ("when order.promised_date is after 2026-12-01", "order.promised_date>2026-12-01"),
    ("注文.お届け予定日 が 2026-12-01 より後 のとき", "order.promised_date>2026-12-01"),
    ("注文.お届け予定日 が 2026年12月1日 より後 のとき", "order.promised_date>2026-12-01"),
    ("注文.お届け予定日 が ２０２６－１２－０１ より後 のとき", "order.promised_date>2026-12-01"),
    (
      "when order.delivered_date is within 8 days of today",
      "order.delivered_date within 8 of today"
    ),
    ("注文.お届け日 が 今日 から 8 日以内 のとき", "order.delivered_date within 8 of today"),
    ("注文.お届け日が今日から８日以内のとき", "order.delivered_date within 8 of today"),
    (
      "when order.delivered_date is within {desk.return_days} of order.promised_date",
      "order.delivered_date within desk.return_days of order.promised_date"
    ),
    (
      "注文.お届け日 が 注文.お届け予定日 から {desk.return_days} 以内 のとき",
      "order.delivered_date within desk.return_days of order.promised_date"
    ),
    ("when order.delivered_date is more than 8 days ago", "order.delivered_date ago>8"),
    ("注文.お届け日 が 8 日を過ぎた とき", "order.delivered_date ago>8"),
    ("注文.お届け日が８日を過ぎたとき", "order.delivered_date ago>8"),
    (
      "when order.delivered_date is more than {desk.return_days} ago",
      "order.delivered_date ago>desk.return_days"
    ),
    ("注文.お届け日 が {desk.return_days} を過ぎた とき", "order.delivered_date ago>desk.return_days"),
    ("注文.お届け日 が ｛desk.return_days｝ を過ぎた とき", "order.delivered_date ago>desk.return_days"),
    ("when quantity is at least 3", "quantity>=3"), ("数量 が 3 以上 のとき", "quantity>=3"),
    ("数量が３以上のとき", "quantity>=3"), ("when quantity is at most 3", "quantity<=3"),
    ("数量 が 3 以下 のとき", "quantity<=3"),
    ("when product.price is at least 5,500 yen", "product.price>=5500"),
    ("商品.price が 5,500円 以上 のとき", "product.price>=5500"),
    ("when product.price is at most {desk.shipping_fee}", "product.price<=desk.shipping_fee"),
    ("when photo is yes and quantity is 3", "photo=yes & quantity=3"),
    ("お写真 が はい、かつ 数量 が 3 のとき", "photo=yes & quantity=3"),
    ("お写真がはい、かつ、数量が3のとき", "photo=yes & quantity=3"),
    ("when photo is yes、かつ 数量 が 3", "photo=yes & quantity=3"),
    ("when today is after 2026-12-01", "today>2026-12-01"),
    ("今日 が 2026-12-01 より後 のとき", "today>2026-12-01"),
    (
      "when today is before order.delivered_date + desk.return_days",
      "today<order.delivered_date+desk.return_days"
    ),
    ("今日 が 注文.お届け日 ＋ 8 日 より前 のとき", "today<order.delivered_date+8"),
    ("when order.promised_date is before today - 3 days", "order.promised_date<today-3"),
    ("when product is もみニット", "product=knit-1"), ("商品 が knit-1 のとき", "product=knit-1"),
    ("when product.category is cosmetic", "product.category=cosmetic"),
    ("商品.種類 が 化粧品 のとき", "product.category=cosmetic"),
    ("when product.sensitive_skin is yes or patch-test", "product.sensitive_skin=yes,patch-test"),
  ])
func conditions(heading: String, meaning: String) throws {
  let asks = "## Ask\n- order, verified by email\n- product\n- photo\n- quantity\n"
  for head in ["## Answer ", "## 回答 ", "## 回答　", "＃＃　Ａｎｓｗｅｒ　"] {
    let page = try page(asks + head + heading + "\n- ja: あ\n- en: a\n" + answer)
    #expect(page.answers.map { Written.condition($0.condition) } == [meaning, ""])
  }
}

@Test(
  "every step, in English, in Japanese, mixed and in full width",
  arguments: [
    ("hand off to returns", "hand-off returns"), ("引き継ぐ: returns", "hand-off returns"),
    ("引き継ぐ： ｒｅｔｕｒｎｓ", "hand-off returns"), ("hand off to: returns", "hand-off returns"),
    ("hand off to returns, priority high", "hand-off returns high"),
    ("引き継ぐ: returns、優先 高", "hand-off returns high"),
    ("引き継ぐ: returns、優先: 高", "hand-off returns high"),
    ("引き継ぐ returns、優先高", "hand-off returns high"), ("引き継ぐ: returns、優先 低", "hand-off returns low"),
    ("引き継ぐ: returns、優先 普通", "hand-off returns normal"),
    ("引き継ぐ: returns、優先 至急", "hand-off returns urgent"),
    ("hand off to returns、優先 至急", "hand-off returns urgent"),
    ("hand off to returns, priority 至急", "hand-off returns urgent"),
    ("report to returns", "report returns"), ("報告する: returns", "report returns"),
    ("report to returns, priority urgent, within 2 days", "report returns urgent 2d"),
    ("report to returns, within 4 hours", "report returns 4h"),
    ("report to returns, within 1 hour", "report returns 1h"),
    ("報告する: returns、優先 至急、2 日以内", "report returns urgent 2d"),
    ("報告する：returns、４時間以内", "report returns 4h"),
    ("報告する: returns、within 1 day", "report returns 1d"),
    ("ask to connect", "connect"), ("ask to connect, queue returns", "connect returns"),
    ("担当者をすすめる", "connect"), ("担当者をすすめる: returns", "connect returns"),
    ("担当者をすすめる：ｒｅｔｕｒｎｓ", "connect returns"), ("ask to connect: returns", "connect returns"),
    ("record exchange", "record exchange"), ("記録する: exchange", "record exchange"),
    ("記録する： ｅｘｃｈａｎｇｅ", "record exchange"), ("related greeting", "related greeting"),
    ("related greeting, other", "related greeting,other"),
    ("関連の質問: greeting、other", "related greeting,other"),
    ("関連の質問：greeting，other", "related greeting,other"), ("recommend", "recommend"),
    ("おすすめを一つ", "recommend"), ("go to greeting", "go greeting"), ("移る: greeting", "go greeting"),
    ("ask again reason", "again reason"), ("聞き直す: 理由", "again reason"),
    ("聞き直す：reason", "again reason"),
  ])
func steps(step: String, meaning: String) throws {
  let other = "# 別 / Other\n## Customers say\n- べつ\n" + answer
  let ask = "# 題 / Title\n## Customers say\n- テスト\n## Ask\n- reason\n"
  for text in [
    answer + "- then \(step)\n", answer + "- このあと \(step)\n", answer + "－　このあと　\(step)\n",
    answer + "## Then\n- \(step)\n", answer + "## このあと\n- then \(step)\n",
  ] {
    let loaded = Shop.load(["a/page.md": ask + text, "a/other.md": other])
    let page = try #require(IntentID("page").flatMap { loaded.manual?[$0] })
    #expect((page.answers.flatMap(\.then) + page.then).map(Written.step) == [meaning])
  }
}

@Test(
  "dates of an answer, in any order of words and either language",
  arguments: [
    ("from 2026-12-01", "2026-12-01", nil, ""), ("until 2026-12-31", nil, "2026-12-31", ""),
    ("from 2026-12-01 until 2026-12-31", "2026-12-01", "2026-12-31", ""),
    ("until 2026-12-31 from 2026-12-01", "2026-12-01", "2026-12-31", ""),
    ("when photo is yes from 2026-12-01 until 2026-12-31", "2026-12-01", "2026-12-31", "photo=yes"),
    ("2026-12-01 から", "2026-12-01", nil, ""), ("2026-12-31 まで", nil, "2026-12-31", ""),
    ("2026-12-01 から 2026-12-31 まで", "2026-12-01", "2026-12-31", ""),
    ("2026-12-01から2026-12-31まで", "2026-12-01", "2026-12-31", ""),
    ("2026年12月1日から2026年12月31日まで", "2026-12-01", "2026-12-31", ""),
    ("2026年12月1日から、2026年12月31日まで", "2026-12-01", "2026-12-31", ""),
    ("お写真 が はい のとき 2026年12月1日 から 2026年12月31日 まで", "2026-12-01", "2026-12-31", "photo=yes"),
    ("お写真がはいのとき、2026年12月1日から2026年12月31日まで", "2026-12-01", "2026-12-31", "photo=yes"),
    ("when photo is yes 2026-12-01 から until 2026-12-31", "2026-12-01", "2026-12-31", "photo=yes"),
    ("ｆｒｏｍ　２０２６－１２－０１", "2026-12-01", nil, ""), ("２０２６－１２－０１　から", "2026-12-01", nil, ""),
  ] as [(String, String?, String?, String)])
func answerDates(heading: String, from: String?, until: String?, condition: String) throws {
  for head in ["## Answer ", "## 回答 "] {
    let page = try page(
      "## Ask\n- photo\n" + head + heading + "\n- ja: あ\n- en: a\n" + answer)
    let block = try #require(page.answers.first)
    #expect(block.from?.description == from && block.until?.description == until)
    #expect(Written.condition(block.condition) == condition)
  }
}

@Test(
  "tables: what a cell may hold",
  arguments: [
    ("any", ""), ("すべて", ""), ("", ""), ("damaged", "reason=damaged"), ("破損", "reason=damaged"),
    ("damaged, size", "reason=damaged,size"), ("破損、サイズ", "reason=damaged,size"),
    ("破損 か サイズ", "reason=damaged,size"), ("damaged or size", "reason=damaged,size"),
    ("not damaged", "reason!=damaged"), ("破損 でない", "reason!=damaged"), ("known", "reason known"),
    ("わからない", "reason unknown"), ("ｄａｍａｇｅｄ", "reason=damaged"),
  ])
func tableCells(cell: String, meaning: String) throws {
  for (heading, bar) in [("## Table T", "|"), ("## 表 T", "|"), ("## 表　T", "｜")] {
    let table = "\n| 理由 | 可否 |\n| --- | --- |\n| \(cell) | できる / yes |\n"
      .replacing("|", with: bar)
    let page = try page(
      "## Ask\n- reason, if said\n" + heading + table + "## Answer when T.可否 is known\n"
        + "- ja: {T.可否}\n- en: ｛ｔ．可否｝\n" + answer)
    let read = try #require(page.tables.first)
    #expect(read.rows.map { Written.condition($0.condition) } == [meaning])
    #expect(read.rows.map { $0.results.mapValues(Written.value) } == [["可否": "できる/yes"]])
    #expect(page.answers[0].wording.ja.map(Written.text) == ["<cell T.可否>"])
    #expect(page.answers[0].wording.en.map(Written.text) == ["<cell T.可否>"])
  }
}

@Test("tables compare days and numbers as conditions do, and a bar may stand in a cell")
func tableComparisons() throws {
  let page = try page(
    """
    ## Ask
    - order, verified by email
    - quantity
    ## Table rules
    | order.delivered_date | 数量 | fee |
    |:--|:-:|--:|
    | within 8 days of today | at least 3 | 550 yen |
    | 今日より前 | 3 以下 | 無料 \\| free |
    ## Answer when rules.fee is 550 yen
    - ja: {rules.fee}
    - en: {rules.fee}
    \(answer)
    """)
  #expect(
    page.tables[0].rows.map { Written.condition($0.condition) } == [
      "order.delivered_date within 8 of today & quantity>=3",
      "order.delivered_date<today & quantity<=3",
    ])
  #expect(page.tables[0].rows[0].results["fee"] == .yen(550))
  #expect(Written.condition(page.answers[0].condition) == "cell rules.fee=550")
}

@Test("lists, in either language", arguments: ["## List soft", "## 一覧 soft", "## 一覧　ｓｏｆｔ"])
func lists(heading: String) throws {
  let page = try page(
    heading + "\n- product.category is cosmetic and product.stock is at least 1\n"
      + "- 商品.肌ざわり が わかっている\n## Answer when soft is known\n- ja: {soft}\n- en: {ＳＯＦＴ}\n" + answer)
  #expect(
    page.lists[0].anyOf.map(Written.condition) == [
      "product.category=cosmetic & product.stock>=1", "product.feel known",
    ])
  #expect(page.answers[0].wording.ja.map(Written.text) == ["<list \(page.lists[0].name)>"])
  #expect(page.answers[0].wording.en.map(Written.text) == ["<list \(page.lists[0].name)>"])
}

@Test(
  "what may stand in an answer's braces, and what is no syntax there",
  arguments: [
    ("{reason}", "<reason>"), ("{理由}", "<reason>"), ("｛理由｝", "<reason>"),
    ("{product.feel}", "<product.feel>"), ("{商品.肌ざわり}", "<product.feel>"),
    ("{order.promised_date}", "<order.promised_date>"), ("{record.number}", "<record.number>"),
    ("{report.due}", "<report.due>"), ("{desk.return_days}", "<desk.return_days>"),
    ("{desk.name}", "<desk.name>"), ("{today}", "<today>"), ("{今日 + 8 days}", "<today+8>"),
    ("{order.delivered_date + 8 days}", "<order.delivered_date+8>"),
    ("{注文.お届け日 ＋ ８日}", "<order.delivered_date+8>"),
    ("{order.delivered_date - 1 day}", "<order.delivered_date-1>"),
    ("{order.delivered_date + desk.return_days}", "<order.delivered_date+desk.return_days>"),
    ("{cart.total}円、{order.items}", "<cart.total>円、<order.items>"),
    ("(a|b) [c] … + # - | 50%", "(a|b) [c] … + # - | 50%"), ("（例：１）は「：」です", "（例：１）は「：」です"),
    ("\\{a\\}", "{a}"),
  ])
func answerBraces(text: String, meaning: String) throws {
  let page = try page(
    "## Ask\n- reason\n- product\n- order, verified by email\n## 回答\n- ja：\(text)\n- en: \(text)\n"
      + "- then record exchange\n- then report to returns\n")
  #expect(page.answers[0].wording.ja.map(Written.text) == [meaning])
  #expect(page.answers[0].wording.en.map(Written.text) == [meaning])
}

@Test(
  "every heading, in English, in Japanese, both at once, in full width and with a colon",
  arguments: [
    ["Customers say", "お客様の言葉"], ["Not for this page", "ほかのページの言葉"], ["At once", "はじめに"],
    ["Ask", "お聞きすること"], ["Read back", "復唱"], ["Answer", "回答"], ["Then", "このあと"],
    ["Check", "テスト"],
  ])
func headings(names: [String]) throws {
  let bodies = [
    "Customers say": "- こんばんは\n", "Not for this page": "- やあ -> greeting\n",
    "At once": "- ja: はい\n- en: Yes\n", "Ask": "- reason\n",
    "Read back": "- ja: {reason}\n- en: a\n",
    "Answer": "- ja: あ\n- en: a\n", "Then": "- related greeting\n", "Check": "- もしもし\n",
  ]
  let english = names[0]
  let full = String(
    String.UnicodeScalarView(
      english.unicodeScalars.map { $0 == " " ? "　" : Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
  let joined = english == "Answer" ? [] : ["\(english) / \(names[1])"]
  for heading in names + joined + [english.uppercased(), full, "\(names[1])：", "\(english):"] {
    if english == "Answer", heading.hasSuffix(":") || heading.hasSuffix("：") { continue }
    var parts = bodies
    let body = parts.removeValue(forKey: english) ?? ""
    let text = parts.sorted { $0.key < $1.key }.map { "## \($0.key)\n\($0.value)" }.joined()
    let loaded = Shop.load(["a/page.md": "# 題 / Title\n" + text + "## \(heading)\n" + body])
    #expect(loaded.text(.en).contains("error") == false, "\(heading): \(loaded.text(.en))")
    let page = try #require(IntentID("page").flatMap { loaded.manual?[$0] })
    #expect(page.phrases.count == 1 && page.elsewhere.count == 1 && page.atOnce != nil)
    #expect(page.ask.count == 1 && page.readBack != nil && page.answers.count == 1)
    #expect(page.then.count == 1 && page.checks.count == 1)
  }
}

@Test("depth 16 and 10,000 sentences are taken, one more is refused")
func templateBounds() {
  func errors(_ phrase: String) -> [String] {
    Shop.load(["a/page.md": "# 題 / Title\n## Customers say\n- \(phrase)\n" + answer])
      .diagnostics.map(\.check)
  }
  func nested(_ depth: Int) -> String {
    String(repeating: "(", count: depth) + "あ" + String(repeating: ")", count: depth)
  }
  let ten = "(0|1|2|3|4|5|6|7|8|9)"
  #expect(errors(nested(16)) == [])
  #expect(errors(nested(17)) == ["template-bounds"])
  #expect(errors(String(repeating: ten, count: 4)) == [])
  #expect(errors(String(repeating: ten, count: 4) + "[あ]") == ["template-bounds"])
  #expect(
    errors("([a|b|c]" + String(repeating: ten, count: 3) + "|x) \(ten)") == ["template-bounds"])
}
