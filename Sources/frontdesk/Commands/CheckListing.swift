import Pages
import Text
import Wire

/// `frontdesk check --list`: what is checked, with an example that is wrong and one that is right.
enum CheckListing {
  /// False when nobody reads it.
  static func write(_ form: CheckForm, _ language: Language, _ output: Output) -> Bool {
    switch form {
    case .json: break
    case .text, .github: guard output.write(heading[language]) else { return false }
    }
    return CheckList.all.allSatisfy { output.write(text(of: $0, form, language)) }
  }

  /// What stands above the list where people read it.
  private static let heading = Bilingual(
    ja: """
      ページの内容について確かめることは、次のとおりです。書き方の誤りや、どこにもない名前
      （unknown-slot、template など、それぞれの名前で出ます）は、そのほかにいつも見つけます。

      """,
    en: """
      What is checked of what pages say. Faults of writing, and names that nothing has, are found
      besides, always; they carry ids of their own (unknown-slot, template …).

      """)

  static func text(
    of check: CheckDescription, _ form: CheckForm, _ language: Language
  ) -> String {
    switch form {
    case .json:
      JSON.object([
        .init("check", .string(check.id)),
        .init("finds", .string(check.finds[language])),
        .init("wrong", files(of: check.wrong)),
        .init("right", files(of: check.right)),
      ]).text
    case .text, .github:
      "\(check.id): \(check.finds[language])\n"
        + shown(check.wrong, Bilingual(ja: "まちがい", en: "wrong")[language])
        + shown(check.right, Bilingual(ja: "正しい", en: "right")[language])
    }
  }

  private static func files(of example: CheckExample) -> JSON {
    .array(
      example.files.map { file in
        .object([.init("file", .string(file.path)), .init("text", .string(file.text))])
      })
  }

  /// The files one below the other, set in.
  private static func shown(_ example: CheckExample, _ title: String) -> String {
    example.files.map { file in
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      let body = lines.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
      return "  \(title): \(file.path)\n\(body)\n"
    }.joined()
  }
}
