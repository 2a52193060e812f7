import Text

/// What is wrong with a file as a whole.
enum FileProblem: Problem {
  case missing(String)
  case otherFile(String)
  case pageWithoutArea(String)
  case noIntentID(String)
  case pageTwice(String, other: String)
  case notUTF8
  case fileTooLarge(Int)
  case treeTooLarge
  case leadsOut

  var severity: Diagnostic.Severity { .error }

  var check: String {
    switch self {
    case .missing: "missing-file"
    case .otherFile, .pageWithoutArea, .noIntentID: "file-name"
    case .pageTwice: "page-twice"
    case .notUTF8: "encoding"
    case .fileTooLarge, .treeTooLarge: "file-size"
    case .leadsOut: "file-link"
    }
  }

  var words: ProblemWords {
    switch self {
    case .missing(let name):
      ProblemWords(
        ja: "\(name) がありません", en: "there is no \(name)",
        fixJa: "\(name) を置く", fixEn: "add \(name)")
    case .otherFile(let name):
      ProblemWords(
        ja: "「\(name)」は、ここでは使われません", en: "the manual has no use for `\(name)`",
        fixJa: "別の場所に移す（ページは「分野/名前.md」）",
        fixEn: "move it elsewhere (a page is `area/name.md`)")
    case .pageWithoutArea(let name):
      ProblemWords(
        ja: "ページ「\(name)」がフォルダーに入っていません", en: "the page `\(name)` lies in no folder",
        fixJa: "「returns」のような分野のフォルダーに移す",
        fixEn: "move it into a folder of its area, such as `returns`")
    case .noIntentID(let name):
      ProblemWords(
        ja: "「\(name)」はページの名前になりません", en: "`\(name)` is no name of a page",
        fixJa: "英小文字、数字、ハイフンで「order-status.md」のように名付ける",
        fixEn: "use small letters, digits and hyphens: `order-status.md`")
    case .pageTwice(let id, let other):
      ProblemWords(
        ja: "「\(id)」というページは \(other) にもあります", en: "the page `\(id)` also lies at \(other)",
        fixJa: "どちらかを消すか、名前を変える", fixEn: "take one away, or rename it")
    case .notUTF8:
      ProblemWords(
        ja: "UTF-8 で保存されていない文字があります", en: "this is not saved as UTF-8",
        fixJa: "エディターの文字コードを UTF-8 にして保存し直す", fixEn: "save the file again as UTF-8")
    case .fileTooLarge(let bytes):
      ProblemWords(
        ja: "ファイルが大きすぎます（\(bytes) バイト、上限は \(ManualLimits.pageBytes) バイト）",
        en: "the file has \(bytes) bytes; at most \(ManualLimits.pageBytes) are read",
        fixJa: "いくつかのページに分ける", fixEn: "divide it into several pages")
    case .leadsOut:
      ProblemWords(
        ja: "ページのフォルダーの外を指すリンクなので、読みません",
        en: "this is a link that leads out of the tree, so it is not read",
        fixJa: "リンクの代わりに、ファイルそのものを置く", fixEn: "put the file itself here instead of a link")
    case .treeTooLarge:
      ProblemWords(
        ja: "ファイルの合計が大きすぎます（上限は \(ManualLimits.treeBytes) バイト）",
        en: "the files together are over \(ManualLimits.treeBytes) bytes",
        fixJa: "ページでないファイルを別の場所に移す", fixEn: "move what is no page elsewhere")
    }
  }
}

/// What is wrong in `products.csv`.
enum ProductProblem: Problem {
  case csv(CSVFault)
  case empty
  case columnMissing(String)
  case columnTwice(String)
  case tooManyCells(Int, columns: Int)
  case missing(String)
  case noSKU(String)
  case skuTwice(String, line: Int)
  case noCategory(String)
  case noPrice(String)
  case noVariant(String)
  case variantTwice(String)
  case notOneOf(String, [String])
  case noDate(String)
  case halfFact(String, Language)
  case unknownSKU(String, nearest: String?)

  var severity: Diagnostic.Severity {
    if case .halfFact = self { return .warning }
    return .error
  }

  var check: String {
    switch self {
    case .csv(let fault): fault.diagnostic.check
    case .skuTwice, .columnTwice, .variantTwice: "name-twice"
    case .unknownSKU: "unknown-product"
    case .halfFact: "language-missing"
    case .empty, .columnMissing, .tooManyCells, .missing, .noSKU, .noCategory, .noPrice, .noVariant,
      .notOneOf, .noDate:
      "products"
    }
  }

  var words: ProblemWords {
    switch self {
    case .csv(let fault):
      ProblemWords(
        ja: fault.diagnostic.problem.ja, en: fault.diagnostic.problem.en, fix: fault.diagnostic.fix)
    case .empty:
      ProblemWords(
        ja: "列名の行がありません", en: "there is no row of column names",
        fixJa: "一行目に sku,category,name_ja,name_en,price_jpy … を書く",
        fixEn: "write sku,category,name_ja,name_en,price_jpy … in the first row")
    case .columnMissing(let name):
      ProblemWords(
        ja: "列「\(name)」がありません", en: "there is no column \(name)",
        fixJa: "一行目に \(name) を加え、すべての商品に書く",
        fixEn: "add \(name) to the first row and fill it everywhere")
    case .columnTwice(let name):
      ProblemWords(
        ja: "列「\(name)」が二つあります", en: "the column \(name) stands twice",
        fixJa: "どちらかを消す", fixEn: "take one away")
    case .tooManyCells(let count, let columns):
      ProblemWords(
        ja: "この行には \(count) 個の欄がありますが、列は \(columns) 個です",
        en:
          "this row has \(counted(count, "cell")), but the file has \(counted(columns, "column"))",
        fixJa: "コンマを含む欄は \"…\" で囲む", fixEn: "put a cell that holds a comma into \"quotes\"")
    case .missing(let name):
      ProblemWords(
        ja: "\(name) が空です", en: "\(name) is empty",
        fixJa: "\(name) を書く", fixEn: "fill in \(name)")
    case .noSKU(let text):
      ProblemWords(
        ja: "「\(text)」は商品番号になりません", en: "`\(text)` is no sku",
        fixJa: "半角の英数字、ハイフン、下線で書く", fixEn: "write letters, digits, hyphens or underscores")
    case .skuTwice(let sku, let line):
      ProblemWords(
        ja: "商品番号「\(sku)」は \(line) 行目にもあります", en: "the sku \(sku) also stands in line \(line)",
        fixJa: "どちらかの番号を変える", fixEn: "change one of them")
    case .noCategory(let text):
      ProblemWords(
        ja: "「\(text)」は種類の名前になりません", en: "`\(text)` is no category",
        fixJa: "cosmetic か clothing、または英小文字の言葉を書く",
        fixEn: "write cosmetic, clothing or another word in small letters")
    case .noPrice(let text):
      ProblemWords(
        ja: "「\(text)」は価格として読めません", en: "`\(text)` is no price",
        fixJa: "税込の円を数字だけで書く（1980）", fixEn: "write whole yen in digits only: 1980")
    case .noVariant(let text):
      ProblemWords(
        ja: "「\(text)」は色やサイズとその在庫として読めません", en: "`\(text)` is no variant with its stock",
        fixJa: "「ネイビー/navy-M:3」のように書き、「;」で区切る",
        fixEn: "write `ネイビー/navy-M:3`, with `;` between two")
    case .variantTwice(let text):
      ProblemWords(
        ja: "「\(text)」が二つあります", en: "`\(text)` stands twice",
        fixJa: "一つにまとめる", fixEn: "put them together")
    case .notOneOf(let text, let all):
      ProblemWords(
        ja: "「\(text)」は使えません", en: "`\(text)` does not fit this column",
        fixJa: "\(all.joined(separator: "、")) のどれかを書くか、空にする",
        fixEn: "write \(all.joined(separator: ", ")), or leave it empty")
    case .noDate(let text):
      ProblemWords(
        ja: "「\(text)」は日付として読めません", en: "`\(text)` is no date",
        fixJa: "「2026-11-21」か「today-3」のように書く", fixEn: "write 2026-11-21 or today-3")
    case .halfFact(let fact, let language):
      ProblemWords(
        ja: "\(fact)_\(language.rawValue) が空なので、その言語のお客様には答えられません",
        en: "\(fact)_\(language.rawValue) is empty: customers of that language get no answer",
        fixJa: "\(fact)_\(language.rawValue) を書く", fixEn: "fill in \(fact)_\(language.rawValue)")
    case .unknownSKU(let sku, let nearest):
      ProblemWords(
        ja: "「\(sku)」という商品はこのファイルにありません", en: "no product of this file is `\(sku)`",
        fixJa: nearest.map { "「\($0)」と書く" } ?? "このファイルにある商品番号を書く",
        fixEn: nearest.map { "write \($0)" } ?? "write the sku of a product in this file")
    }
  }
}
