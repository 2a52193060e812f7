/// Breaks text into lines of a terminal.
public enum LineWrap {
  /// Lines of at most `cells` cells (at least one character each). Latin breaks at spaces, the one
  /// space at the break is left out; Japanese breaks anywhere but before what may not begin a line
  /// (。、」）ー っ …) and behind what may not end one (「（ …). A word wider than the line is cut.
  /// Line breaks of the text stay. Source of the rules: JIS X 4051, line-start and line-end
  /// prohibition.
  public static func lines(_ text: String, cells: Int) -> [String] {
    var lines: [String] = []
    var paragraph: [Character] = []
    for character in text {
      if character == "\n" || character == "\r\n" || character == "\r" {
        wrap(paragraph, cells: max(1, cells), into: &lines)
        paragraph.removeAll(keepingCapacity: true)
      } else {
        paragraph.append(character)
      }
    }
    wrap(paragraph, cells: max(1, cells), into: &lines)
    return lines
  }

  private static func wrap(_ text: [Character], cells: Int, into lines: inout [String]) {
    var start = 0
    while true {
      let end = fitting(text, from: start, cells: cells)
      guard end < text.count else {
        lines.append(String(text[start...]))
        return
      }
      let (last, next) = breakPlace(text, start: start, end: end)
      lines.append(String(text[start..<last]))
      start = next
      // The space at the break was the text's last sign.
      if start == text.count { return }
    }
  }

  /// The end of what fits from `start`, at least one character on.
  private static func fitting(_ text: [Character], from start: Int, cells: Int) -> Int {
    var width = 0
    var end = start
    while end < text.count {
      width += DisplayWidth.cells(text[end])
      if width > cells, end > start { return end }
      end += 1
    }
    return end
  }

  /// Where the line that holds at most `start..<end` ends, and where the next one begins.
  private static func breakPlace(_ text: [Character], start: Int, end: Int) -> (Int, Int) {
    if isSpace(text[end]) { return (end, end + 1) }
    var place = end
    while place > start {
      if isSpace(text[place - 1]) {
        // A line of nothing but the space helps nobody.
        if place - 1 > start { return (place - 1, place) }
      } else if mayBreak(text[place - 1], text[place]) {
        return (place, place)
      }
      place -= 1
    }
    return (end, end)
  }

  private static func mayBreak(_ before: Character, _ after: Character) -> Bool {
    (isWide(before) || isWide(after)) && !isSpace(after) && !noLineEnd.contains(before)
      && !noLineStart.contains(after)
  }

  private static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\u{3000}"
  }

  /// Signs of Japanese writing and emoji, between which a line may break.
  private static func isWide(_ character: Character) -> Bool {
    DisplayWidth.cells(character) == 2
  }

  private static let noLineStart = Set<Character>(
    "。、．，・：；？！)]｝}）〕］〉》」』】〙〗〟’”»ヽヾゝゞ々〻ー～〜…‥‐–—,.:;?!%％"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､｣ｰ･ｧｨｩｪｫｯｬｭｮﾞﾟ")
  private static let noLineEnd = Set<Character>("([｛{（〔［〈《「『【〘〖〝‘“«｢")
}
