import Text

/// Marks of the page language that stand where they are mere letters of a phrase.
enum PhraseMarksCheck: PageCheck {
  static let id = "phrase-mark"
  static let finds = Bilingual(
    ja: "お客様の言葉の中で、効いていない記号", en: "marks of the page language that mean nothing in a phrase")
  static let wrong = CheckExample(text: page("- {broken}+{arrived}\n- jp: 割れた"))
  static let right = CheckExample(text: page("- {broken} + {arrived}\n- ja: 割れた"))

  private static func page(_ phrases: String) -> String {
    """
    # お知らせ / News

    ## Customers say
    - 壊れもの
    \(phrases)

    ## Answer
    - ja: 承りました。
    - en: Thank you.
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.manual.pages.flatMap { page in
      page.phrases.compactMap { phrase in
        marked(phrase).flatMap { arrow($0) ?? language($0) ?? plus(phrase, $0) }
          .map { warning(phrase.range, $0) }
      }
        + page.elsewhere.compactMap { entry in
          marked(entry.phrase).flatMap { language($0) ?? plus(entry.phrase, $0) }
            .map { warning(entry.phrase.range, $0) }
        }
    }
  }

  /// What is written, folded, when any of the marks stands in it: in few phrases.
  private static func marked(_ phrase: Phrase) -> String? {
    phrase.source.unicodeScalars.contains { marks.contains(Marks.folded($0)) }
      ? Marks.folded(phrase.source) : nil
  }
  private static let marks: Set<Unicode.Scalar> = ["+", ">", "→", ":"]

  private static func arrow(_ folded: String) -> ProblemWords? {
    guard let mark = ["->", "→"].first(where: folded.contains) else { return nil }
    return ProblemWords(
      ja: "「\(mark)」は、ここではただの文字です", en: "`\(mark)` is mere text here",
      fixJa: "この行を「## ほかのページの言葉」の下に移す",
      fixEn: "move this line below `## Not for this page`")
  }

  /// What people write for a language; then those that the desk does not speak.
  private static let meant: [String: Language] = [
    "jp": .ja, "jpn": .ja, "jap": .ja, "ja-jp": .ja, "eng": .en, "en-us": .en, "en-gb": .en,
    "uk": .en, "us": .en,
  ]
  private static let others: Set = ["fr", "de", "es", "it", "zh", "cn", "ko", "kr", "pt"]

  private static func language(_ folded: String) -> ProblemWords? {
    guard let colon = folded.firstIndex(of: ":") else { return nil }
    let (name, mark) = (String(folded[..<colon]), folded[...colon])
    guard let language = meant[name] else {
      guard others.contains(name) else { return nil }
      return ProblemWords(
        ja: "「\(mark)」という言語は話せないので、この言葉には誰も当てはまりません",
        en: "the desk does not speak `\(mark)`, so nobody says this",
        fixJa: "「ja:」か「en:」の言葉に変えるか、この行を消す",
        fixEn: "write a phrase of `ja:` or `en:`, or take the line away")
    }
    return ProblemWords(
      ja: "「\(mark)」は、ここではただの文字です", en: "`\(mark)` is mere text here",
      fixJa: "「\(language.rawValue):」と書く", fixEn: "write `\(language.rawValue):`")
  }

  private static func plus(_ phrase: Phrase, _ folded: String) -> ProblemWords? {
    // As it is written, so that a `+` in words (`A+B`) is left alone.
    guard ["}+", "+{", "} +{", "}+ {"].contains(where: folded.contains) else { return nil }
    let parts = phrase.source.split { $0 == "+" || $0 == "＋" }.map {
      $0.split(separator: " ").joined(separator: " ")
    }
    let mended = parts.joined(separator: " + ")
    return ProblemWords(
      ja: "「+」の両側に空白がないので、ただの文字として読まれます",
      en: "this `+` is mere text: it has no space on each side",
      fixJa: "「\(mended)」と書く", fixEn: "write `\(mended)`")
  }
}
