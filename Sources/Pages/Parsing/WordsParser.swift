import Text

/// Reads `words.md`.
struct WordsParser {
  private static let headings: [(WordList, [String])] = [
    (.yes, ["はい"]), (.no, ["いいえ"]), (.cancel, ["取り消し", "取消"]), (.correct, ["言い直し"]),
    (.skip, ["飛ばす"]), (.startOver, ["最初から"]), (.angry, ["お怒り"]), (.abusive, ["暴言"]),
    (.threat, ["脅し"]), (.health, ["健康"]), (.hearsay, ["人の話"]),
  ]
  private static let concepts = ["concepts", "概念", "言葉のまとまり", "同じ意味の言葉"]

  /// The headings as they are written.
  private static let shown = [
    "Concepts", "Yes", "No", "Cancel", "Correct", "Skip", "Start over", "Angry", "Abusive",
    "Threat",
    "Health", "Hearsay", "同じ意味の言葉", "はい", "いいえ", "取り消し", "言い直し", "飛ばす", "最初から", "お怒り", "暴言", "脅し",
    "健康",
    "人の話",
  ]

  static func book(_ lines: [SourceLine], _ reporter: Reporter) -> WordBook {
    var concepts: [Concept] = []
    var lists: [WordList: [String]] = [:]
    var seen: [String: Int] = [:]
    for section in DocumentReader.read(lines, reporter).sections {
      let names = section.heading.names
      if names.contains(where: Self.concepts.contains) {
        for bullet in section.bullets {
          guard let concept = concept(bullet, reporter, &seen) else { continue }
          concepts.append(concept)
        }
      } else if let list = Self.headings.first(where: { list, japanese in
        names.contains(list.rawValue) || names.contains(where: japanese.contains)
      })?.0 {
        for bullet in section.bullets {
          let lines = [bullet.body] + bullet.more
          lists[list, default: []] += lines.flatMap(\.wordList).map(\.text)
        }
      } else {
        let all = Self.shown
        reporter.report(
          LineProblem.unknownHeading(
            section.heading.text, nearest: Nearest.name(to: section.heading.text, in: all),
            all: all),
          at: section.heading)
      }
      for item in section.items {
        switch item {
        case .text(let text), .row(let text):
          reporter.report(LineProblem.strayText(text.text), at: text)
        case .bullet: break
        }
      }
    }
    return WordBook(concepts: concepts, lists: lists)
  }

  /// `broken / 破損 = 割れ, 欠け, crack*`.
  private static func concept(
    _ bullet: Document.Bullet, _ reporter: Reporter, _ seen: inout [String: Int]
  ) -> Concept? {
    guard let equals = bullet.body.find("=") else {
      reporter.report(SettingsProblem.noConcept(bullet.body.text), at: bullet.body)
      return nil
    }
    let left = bullet.body.upTo(equals).trimmed
    let halves = left.split(onWords: [" / ", "/"]).filter { !$0.isEmpty }
    guard let first = halves.first, halves.count <= 2 else {
      reporter.report(SettingsProblem.noConcept(bullet.body.text), at: bullet.body)
      return nil
    }
    for half in halves {
      if let line = seen[half.folded] {
        reporter.report(SettingsProblem.nameTwice(half.text, line: line), at: half)
        return nil
      }
      seen[half.folded] = half.line.number
    }
    let members = ([bullet.body.from(equals + 1)] + bullet.more).flatMap(\.wordList).map {
      word -> Concept.Member in
      let isStem = word.hasSuffix("*")
      let bare = isStem ? word.upTo(word.upper - 1).trimmed : word
      if bare.find("*") != nil {
        reporter.report(SettingsProblem.starInside(word.text), at: word)
      } else if isStem, bare.scalars.last.map(Marks.isJapanese) == true {
        reporter.report(
          SettingsProblem.starBehindJapanese(word.text, meant: bare.text), at: word)
      }
      return Concept.Member(text: bare.text, isStem: isStem)
    }.filter { !$0.text.isEmpty }
    guard !members.isEmpty else {
      reporter.report(SettingsProblem.conceptWithoutWords(first.text), at: bullet.body)
      return nil
    }
    return Concept(
      name: ConceptName(first.folded), nameJa: halves.count > 1 ? ConceptName(halves[1].text) : nil,
      members: members)
  }
}
