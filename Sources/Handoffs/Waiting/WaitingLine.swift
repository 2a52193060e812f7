import Text

/// Where a chat stands among all that wait: those an agent had before first, then by priority, then
/// the oldest, ties by number. Source: the design, section 6.
struct LinePlace: Hashable, Sendable, Comparable {
  let isFront: Bool
  let priority: Priority
  let since: Timestamp
  let id: HandoffID

  static func < (a: Self, b: Self) -> Bool {
    if a.isFront != b.isFront { return a.isFront }
    if a.priority != b.priority { return a.priority > b.priority }
    if a.since != b.since { return a.since < b.since }
    return a.id < b.id
  }
}

/// Every chat that waits, of all queues, in the order in which they are answered.
struct WaitingLine: Hashable, Sendable {
  private(set) var places: [LinePlace] = []
  /// Somebody came or went since the places were last told.
  var isChanged = false

  /// The index of the first place that does not stand before `place`.
  private func index(of place: LinePlace) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = low + (high - low) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func contains(_ place: LinePlace) -> Bool {
    let at = index(of: place)
    return at < places.count && places[at] == place
  }

  mutating func insert(_ place: LinePlace) {
    guard !contains(place) else { return }
    places.insert(place, at: index(of: place))
    isChanged = true
  }

  mutating func remove(_ place: LinePlace) {
    let at = index(of: place)
    guard at < places.count, places[at] == place else { return }
    places.remove(at: at)
    isChanged = true
  }

  /// Those who stand before `place`.
  func before(_ place: LinePlace) -> ArraySlice<LinePlace> { places[..<index(of: place)] }
}
