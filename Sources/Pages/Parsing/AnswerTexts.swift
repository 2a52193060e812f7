import Text

extension Reading {
  /// A text the desk says: only braces are special. Indented lines below it follow with their
  /// breaks. A brace that is not understood is reported and left out.
  func answerText(_ first: Stretch, more: [Stretch] = []) -> AnswerText {
    var pieces: [AnswerText.Piece] = []
    var words = String.UnicodeScalarView()
    func flush() {
      guard !words.isEmpty else { return }
      pieces.append(.words(String(words)))
      words = String.UnicodeScalarView()
    }
    for (index, line) in ([first] + more).enumerated() {
      if index > 0 { words.append("\n") }
      var at = line.lower
      while at < line.upper {
        let mark = line.line.marks[at]
        if line.line.scalars[at] == "\\", at + 1 < line.upper,
          line.line.marks[at + 1] == "{" || line.line.marks[at + 1] == "}"
        {
          words.append(line.line.scalars[at + 1])
          at += 2
        } else if mark == "{" {
          guard let close = line.find("}", from: at), line.part(at + 1, close).find("{") == nil
          else {
            report(TemplateProblem.neverClosed("{"), at: line.part(at, at + 1))
            at += 1
            continue
          }
          flush()
          let brace = line.part(at, close + 1)
          if let piece = braces(line.part(at + 1, close).trimmed, at: brace) {
            pieces.append(piece)
          }
          at = close + 1
        } else if mark == "}" {
          report(
            TemplateProblem.closesNothing(line.part(at, at + 1).text), at: line.part(at, at + 1))
          at += 1
        } else {
          words.append(line.line.scalars[at])
          at += 1
        }
      }
    }
    flush()
    return AnswerText(pieces, at: first.range)
  }

  private func braces(_ inside: Stretch, at brace: Stretch) -> AnswerText.Piece? {
    let (base, moved, backwards) = inside.moved
    guard let term = term(base, at: brace) else { return nil }
    uses.append(TermUse(term: term, range: brace.range))
    guard let moved else { return .term(term, moved: nil, backwards: false) }
    guard isDay(term, at: brace), let count = count(moved, at: brace) else { return nil }
    return .term(term, moved: count, backwards: backwards)
  }

  /// The texts below a bullet or heading: `- ja: …`, `- en: …`. Other bullets are given to `other`,
  /// which says whether it took them.
  func wording(
    _ bullets: [Document.Bullet], other: (Document.Bullet) -> Bool
  ) -> (wording: Wording, uses: [Language: [TermUse]]) {
    var texts: [Language: [AnswerText]] = [:]
    var used: [Language: [TermUse]] = [:]
    for bullet in bullets {
      if let (language, rest) = bullet.body.languageMark {
        if rest.isEmpty && bullet.more.isEmpty {
          report(PartProblem.emptyAnswer(language), at: bullet.body)
          continue
        }
        uses = []
        // A text may begin on the line below its `- ja:`.
        let lines = rest.isEmpty ? bullet.more : [rest] + bullet.more
        if let first = lines.first {
          texts[language, default: []].append(answerText(first, more: Array(lines.dropFirst())))
        }
        used[language, default: []] += uses
        uses = []
      } else if !other(bullet) {
        report(PartProblem.noLanguage(bullet.body.text), at: bullet.body)
      }
    }
    return (Wording(ja: texts[.ja] ?? [], en: texts[.en] ?? []), used)
  }
}
