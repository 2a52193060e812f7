/// English contractions written out, so that `what's`, `whats` and `what is` are one wording.
enum Contractions {
  /// The words a contraction stands for, by its letters packed a byte each.
  @inline(__always)
  static func expansion(_ packed: UInt64) -> [UInt32]? { table[packed].map { expansions[Int($0)] } }

  private static let table: KeyTable = {
    var table = KeyTable()
    for (number, (short, _)) in list.enumerated() {
      var packed: UInt64 = 0
      for byte in short.utf8 { packed = packed << 8 | UInt64(byte) }
      table[packed] = Int32(truncatingIfNeeded: number)
    }
    return table
  }()

  private static let expansions: [[UInt32]] = list.map { marked($0.1) }

  /// Words with their first letters marked, without spaces.
  private static func marked(_ text: String) -> [UInt32] {
    text.split(separator: " ").flatMap { word in
      word.unicodeScalars.enumerated().map { place, scalar in
        place == 0 ? scalar.value | UnitBits.wordStart : scalar.value
      }
    }
  }

  /// Without apostrophes; `were`, `its`, `hell`, `shell`, `ill`, `wed` and `id` are words of their
  /// own and stay.
  private static let list: [(String, String)] = [
    ("im", "i am"), ("ive", "i have"), ("youre", "you are"), ("theyre", "they are"),
    ("whats", "what is"), ("wheres", "where is"), ("whens", "when is"), ("hows", "how is"),
    ("whos", "who is"), ("thats", "that is"), ("theres", "there is"), ("cant", "can not"),
    ("cannot", "can not"), ("dont", "do not"), ("doesnt", "does not"), ("didnt", "did not"),
    ("isnt", "is not"), ("arent", "are not"), ("wasnt", "was not"), ("werent", "were not"),
    ("havent", "have not"), ("hasnt", "has not"), ("hadnt", "had not"), ("wont", "will not"),
    ("wouldnt", "would not"), ("couldnt", "could not"), ("shouldnt", "should not"),
    ("youve", "you have"), ("weve", "we have"), ("theyve", "they have"), ("lets", "let us"),
    ("u", "you"), ("ur", "your"), ("pls", "please"), ("plz", "please"), ("thx", "thanks"),
    ("gonna", "going to"), ("wanna", "want to"), ("gimme", "give me"), ("ok", "okay"),
    ("colour", "color"),
  ]
}
