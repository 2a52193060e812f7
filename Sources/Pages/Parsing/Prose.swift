import Text

/// The prose of a page, by language.
enum Prose {
  /// Lines go to the language of their script; a blank line ends a paragraph of both.
  static func split(_ lines: [Stretch]) -> Bilingual {
    var texts: [Language: [String]] = [:]
    for line in lines {
      if line.isEmpty {
        for language in Language.allCases where texts[language]?.last?.isEmpty == false {
          texts[language]?.append("")
        }
        continue
      }
      texts[language(of: line), default: []].append(line.text)
    }
    func text(_ language: Language) -> String {
      var lines = texts[language] ?? []
      while lines.last?.isEmpty == true { lines.removeLast() }
      return lines.joined(separator: "\n")
    }
    return Bilingual(ja: text(.ja), en: text(.en))
  }

  /// English prose may quote a Japanese word, and Japanese prose name a file: the greater part counts.
  private static func language(of line: Stretch) -> Language {
    let japanese = line.scalars.count(where: Marks.isJapanese)
    let latin = line.scalars.count(where: Marks.isLatinLetter)
    return japanese * 3 >= max(latin, 1) ? .ja : .en
  }
}
