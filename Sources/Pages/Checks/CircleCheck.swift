import Text

/// `go to` never comes back to where it began.
enum CircleCheck: PageCheck {
  static let id = "go-to-circle"
  static let finds = Bilingual(
    ja: "元に戻ってしまうページの移動", en: "pages that send each other on in a circle")
  static let wrong = CheckExample([
    (
      "shop/news.md",
      """
      # お知らせ / News

      ## Customers say
      - 新しいお知らせは

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      - then go to sale
      """
    ),
    (
      "shop/sale.md",
      """
      # セール / Sale

      ## Customers say
      - セールはありますか

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      - then go to news
      """
    ),
  ])
  static let right = CheckExample([
    (
      "shop/news.md",
      """
      # お知らせ / News

      ## Customers say
      - 新しいお知らせは

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      - then go to sale
      """
    ),
    (
      "shop/sale.md",
      """
      # セール / Sale

      ## Customers say
      - セールはありますか

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
  ])

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    var ways: [IntentID: [(to: IntentID, range: FileRange)]] = [:]
    for page in tree.manual.pages {
      for step in page.answers.flatMap(\.then) + page.then {
        if case .goTo(let target) = step.act {
          ways[page.id, default: []].append((target, step.range))
        }
      }
    }
    return tree.manual.pages.flatMap { page in
      (ways[page.id] ?? []).compactMap { way in
        // Once a circle, on its first page by name.
        path(from: way.to, to: page.id, ways).flatMap { path in
          path.min() == page.id ? error(way.range, words([page.id] + path)) : nil
        }
      }
    }
  }

  /// The pages from `start` to `goal`, both included; nil when there is no way.
  private static func path(
    from start: IntentID, to goal: IntentID,
    _ ways: [IntentID: [(to: IntentID, range: FileRange)]]
  ) -> [IntentID]? {
    var cameFrom: [IntentID: IntentID] = [:]
    var seen: Set = [start]
    var waiting = [start]
    var next = 0
    while next < waiting.count {
      let here = waiting[next]
      next += 1
      if here == goal {
        var path = [here]
        while let before = path.first.flatMap({ cameFrom[$0] }) { path.insert(before, at: 0) }
        return path
      }
      for way in ways[here] ?? [] where seen.insert(way.to).inserted {
        cameFrom[way.to] = here
        waiting.append(way.to)
      }
    }
    return nil
  }

  private static func words(_ path: [IntentID]) -> ProblemWords {
    let circle = path.map(\.text).joined(separator: " → ")
    return ProblemWords(
      ja: "ページを移っていくと元に戻ってしまいます（\(circle)）", en: "this goes round in a circle: \(circle)",
      fixJa: "どこか一つを、移らずに答えるように変える", fixEn: "let one of these pages answer instead of going on")
  }
}
