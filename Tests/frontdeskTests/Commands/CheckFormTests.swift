import Pages
import Testing
import Text

@testable import frontdesk

@Suite struct CheckFormTests {
  private let one = Diagnostic(
    check: "overlap", severity: .error,
    at: FileRange(FileLocation(file: "Intents/a,b/c:d.md", line: 7, column: 13), length: 6),
    problem: Bilingual(ja: "100% だめ", en: "100% wrong"),
    fix: Bilingual(ja: "直す", en: "mend it: now, please"))

  @Test("on GitHub a problem is one workflow command with its place, whatever its words hold")
  func github() {
    #expect(
      CheckForm.github.text(of: one, source: "x", in: .en)
        == "::error file=Intents/a%2Cb/c%3Ad.md,line=7,col=13,endColumn=18,title=overlap::"
        + "100%25 wrong%0Afix: mend it: now, please")
    #expect(
      CheckForm.github.text(of: one, source: nil, in: .ja)
        .hasSuffix("title=overlap::100%25 だめ%0A直し方: 直す"))
    #expect(
      CheckForm.github.summary(pages: 1, errors: 1, warnings: 2, in: .en)
        == "1 page: 1 error, 2 warnings")
  }

  @Test("as JSON a problem is one object of place, check and words")
  func json() {
    #expect(
      CheckForm.json.text(of: one, source: nil, in: .en)
        == #"{"file":"Intents/a,b/c:d.md","line":7,"column":13,"length":6,"severity":"error","#
        + #""check":"overlap","problem":"100% wrong","fix":"mend it: now, please"}"#)
    #expect(
      CheckForm.json.summary(pages: nil, errors: 0, warnings: 1, in: .ja)
        == #"{"pages":null,"errors":0,"warnings":1}"#)
  }

  @Test("the list shows every check with both examples, in either language and as JSON")
  func list() throws {
    #expect(CheckList.all.count > 12)
    for check in CheckList.all {
      for language in Language.allCases {
        let text = CheckListing.text(of: check, .text, language)
        #expect(text.hasPrefix("\(check.id): \(check.finds[language])\n"))
        for file in check.wrong.files + check.right.files { #expect(text.contains(file.path)) }
        #expect(text.contains(language == .ja ? "  まちがい: " : "  wrong: "))
        #expect(text.contains(language == .ja ? "  正しい: " : "  right: "))
      }
      let json = CheckListing.text(of: check, .json, .en)
      #expect(json.hasPrefix(#"{"check":"\#(check.id)","finds":""#) && !json.contains("\n"))
    }
  }
}
