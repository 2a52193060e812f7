import Text

/// Choices that look random and are the same in every run (SplitMix64).
struct Chance {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func one<T>(of list: [T]) -> T { list[below(list.count)] }

  /// Scalars of every kind, those with a meaning to some reader often.
  mutating func text(upTo limit: Int) -> String {
    let nasty: [UInt32] = [
      0, 9, 10, 13, 0x1B, 0x20, 0x22, 0x27, 0x28, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x31, 0x34, 0x3A,
      0x40, 0x5C, 0x7B, 0x7D, 0x61, 0x85, 0xAD, 0x200B, 0x200D, 0x202E, 0x2028, 0xFE0F, 0xFEFF,
      0x3000, 0x3001, 0x3002, 0x3042, 0x304B, 0x3099, 0x30CF, 0x4E00, 0x756A, 0xFF10, 0xFF11,
      0xFF20, 0xFF5B, 0xFF8A, 0xFF9E, 0x301, 0x1F600, 0x1F1E6, 0xE0067, 0x10FFFF, 0x130, 0x3231,
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<below(limit + 1) {
      let value = below(4) > 0 ? one(of: nasty) : UInt32(below(0x110000))
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// Something a customer may type at any time: requests, answers, commands, nonsense.
  mutating func utterance() -> String {
    switch below(12) {
    case 0...3: one(of: Self.requests)
    case 4...7: one(of: Self.answers)
    case 8, 9: one(of: Self.commands)
    case 10:
      one(of: Self.requests) + one(of: ["。それと", " ", "、あと", "\n", " and "])
        + one(of: Self.answers + Self.requests)
    default: text(upTo: 30)
    }
  }

  static let requests = [
    "荷物はどこですか", "where is my parcel", "注文26110201の状況を教えてください", "where is order 26110202",
    "返品したいです", "I want to return something", "対応が悪いです", "your service was bad",
    "この化粧品は敏感肌でも使えますか", "化粧水は敏感肌でも使えますか", "is Rose Cream safe for sensitive skin",
    "手ざわりを教えてください", "how does Linen Shirt feel", "担当者と話したい", "let me talk to a person",
    "こんにちは", "thank you", "何ができますか", "help", "敏感肌",
  ]
  /// Never a pair that proves anybody.
  static let answers = [
    "26110201", "26110202", "番号は２６１１９９９９です", "2611020", "kanaria@example.jp", "x@example.jp",
    "メールは hanako＠example.co.jp です", "090-0000-0000", "080-9999-8888", "化粧水", "シャツ", "S102",
    "クリームは？",
    "メール", "電話で", "both", "花子です", "my name is Hanako", "大きすぎた", "急いでいます。", "1", "２", "3番目", "99",
    "0",
    "the first one", "the last one", "26110201 x@example.jp", "26110202、090-0000-0000",
  ]
  static let commands = [
    "はい", "いいえ", "yes please", "no thanks", "やめます", "never mind", "スキップ", "skip", "最初から",
    "start over",
    "もう一度言って", "say that again", "やっぱり26110202です", "actually by phone", "やっぱり", "ふざけるな", "idiot",
    "消費者センター", "かゆい", "", " ", "4111 1111 1111 1111", "ok", "[skip]の行", "<none of these>",
    "担当者", "ご連絡方法", "理由", "order number",
  ]
}
