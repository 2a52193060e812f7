import Text

/// What follows an answer can be done, and in that order.
enum StepsCheck: PageCheck {
  static let id = "steps"
  static let finds = Bilingual(
    ja: "できない動作や、重なった動作", en: "steps that cannot be done, or not in this order")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 返したい

      ## Ask
      - order, verified by email

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      - then record refund
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 返したい

      ## Ask
      - order, verified by email

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      - then record return
      """)

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source -> [Diagnostic] in
      let page = source.page
      if source.brokenThen { return [] }
      let chains = page.answers.isEmpty ? [page.then] : page.answers.map { $0.then + page.then }
      return chains.flatMap(chain)
        + (page.answers.flatMap(\.then) + page.then).flatMap {
          single($0, page, source)
        }
    }
  }

  /// Problems of one step on its page.
  private static func single(
    _ step: Step, _ page: Page, _ source: PageSource
  ) -> [Diagnostic] {
    switch step.act {
    case .record(let kind):
      if kind.isByAgents { return [error(step.range, agentsOnly(kind))] }
      let asks = page.ask.contains { $0.need != .ifSaid }
      return asks || source.brokenAsk ? [] : [warning(step.range, nothingAsked)]
    case .recommend:
      if page.area == "complaints" { return [error(step.range, recommendInComplaint)] }
      let isNamed =
        page.ask.contains { $0.slot == .product || $0.slot == .variant }
        || page.phrases.contains { $0.names(.product) }
      return isNamed || source.brokenAsk ? [] : [warning(step.range, noProduct)]
    case .related(let pages):
      return pages.contains(page.id) ? [error(step.range, relatedToItself)] : []
    case .askAgain(let slot):
      return page.ask.contains { $0.slot == slot } || source.brokenAsk
        ? [] : [error(step.range, neverAsked(slot))]
    case .handOff, .report, .askToConnect, .goTo: return []
    }
  }

  /// Problems of the steps that follow one answer.
  private static func chain(_ steps: [Step]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var record: Step?
    var handOff: Step?
    var leaves: Step?
    for step in steps {
      if let leaves { found.append(error(step.range, afterLeaving(leaves.range.start.line))) }
      switch step.act {
      case .record:
        if let record { found.append(error(step.range, secondRecord(record.range.start.line))) }
        record = record ?? step
      case .handOff, .askToConnect:
        if let handOff { found.append(error(step.range, secondPerson(handOff.range.start.line))) }
        handOff = handOff ?? step
      case .goTo, .askAgain: leaves = step
      case .report, .related, .recommend: break
      }
    }
    return found
  }

  private static func agentsOnly(_ kind: RecordKind) -> ProblemWords {
    ProblemWords(
      ja: "「\(kind.rawValue)」の記録は担当者だけが作れます", en: "only agents make a `\(kind.rawValue)` record",
      fixJa: "「引き継ぐ: 窓口」か「報告する: 窓口」にする", fixEn: "write `hand off to Q` or `report to Q` instead")
  }
  private static let nothingAsked = ProblemWords(
    ja: "何もお聞きしていないので、記録の中身が空になります", en: "nothing is asked, so the record would be empty",
    fixJa: "「## お聞きすること」に、記録に残す項目を書く", fixEn: "write what to record below `## Ask`")
  private static let recommendInComplaint = ProblemWords(
    ja: "お困りのお客様に商品をすすめることはできません", en: "a complaint is no place for a recommendation",
    fixJa: "この行を消す", fixEn: "take this line away")
  private static let noProduct = ProblemWords(
    ja: "どの商品に合うものをすすめるのか、このページでは分かりません",
    en: "this page does not learn which product the other should go with",
    fixJa: "「## お聞きすること」に「- product、言われたときだけ」か「- product」と書く",
    fixEn: "write `- product` or `- product, if said` below `## Ask`")
  private static let relatedToItself = ProblemWords(
    ja: "関連の質問に、このページ自身が入っています", en: "this page is related to itself",
    fixJa: "このページの名前を消す", fixEn: "take this page's name away")
  private static func neverAsked(_ slot: SlotName) -> ProblemWords {
    ProblemWords(
      ja: "「\(slot)」はこのページで聞いていないので、聞き直せません",
      en: "`\(slot)` is not asked here, so it cannot be asked again",
      fixJa: "「## お聞きすること」に「- \(slot)」と書く", fixEn: "write `- \(slot)` below `## Ask`")
  }
  private static func afterLeaving(_ line: Int) -> ProblemWords {
    ProblemWords(
      ja: "\(line) 行目で別のことに移るので、この動作は行われません",
      en: "line \(line) leaves for something else: this is never done",
      fixJa: "\(line) 行目より前に移す", fixEn: "move it above line \(line)")
  }
  private static func secondRecord(_ line: Int) -> ProblemWords {
    ProblemWords(
      ja: "\(line) 行目でも記録するので、二重になります", en: "line \(line) records already",
      fixJa: "どちらかを消す", fixEn: "take one of them away")
  }
  private static func secondPerson(_ line: Int) -> ProblemWords {
    ProblemWords(
      ja: "\(line) 行目でも担当者につなぎます", en: "line \(line) already brings a person",
      fixJa: "どちらかを消す", fixEn: "take one of them away")
  }
}
