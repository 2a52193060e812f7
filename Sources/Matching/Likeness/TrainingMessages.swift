internal import Text

/// Messages to learn from, one behind the other in flat memory.
struct TrainingMessages {
  /// Message m: `starts[m]..<starts[m + 1]`.
  private(set) var starts: [Int] = [0]
  /// Rows that several messages share.
  private(set) var rows: [Int32] = []
  private(set) var values: [Float] = []
  /// What the features that a message alone holds weigh: the sum of their squares.
  private(set) var alone: [Float] = []
  /// The row of those features; −1 where there are none.
  private(set) var ownRows: [Int32] = []

  var count: Int { starts.count - 1 }

  mutating func append(_ message: WeighedMessage, sharedRows: Int32) {
    var squares: Float = 0
    var own: Int32 = -1
    for part in message.parts {
      if part.row < sharedRows {
        rows.append(part.row)
        values.append(part.value)
      } else {
        squares += part.value * part.value
        own = part.row
      }
    }
    alone.append(squares)
    ownRows.append(own)
    starts.append(rows.count)
  }
}

/// Some of the messages taken away, to see what the others make of them.
struct HeldOut {
  /// For each message whether it is held out.
  let isHeld: [Bool]
  /// How often the others are gone through again.
  let epochs: Int
  /// Those asked about, as the others see them; of a phrase with many wordings one.
  private(set) var asked = TrainingMessages()
  /// Which message each of them is, and the share of it that the others know.
  private(set) var numbers: [Int] = []
  private(set) var known: [Float] = []

  init(isHeld: [Bool], epochs: Int) {
    self.isHeld = isHeld
    self.epochs = epochs
  }

  mutating func ask(_ number: Int, _ message: WeighedMessage, sharedRows: Int32) {
    asked.append(message, sharedRows: sharedRows)
    numbers.append(number)
    known.append(message.known)
  }
}
