import Wire

/// Timers by name, the earliest first. Moving a timer to a later time, which every line of a
/// customer does to the idle timer, costs a look-up and no memory.
struct TimerHeap {
  private struct Entry {
    let deadline: UInt64
    let serial: UInt64
    let timer: TimerID
    func isBefore(_ other: Entry) -> Bool { (deadline, serial) < (other.deadline, other.serial) }
  }
  private struct Setting {
    /// When to fire; nil when cancelled.
    var deadline: UInt64?
    /// The entry of the heap that stands for this timer: never later than `deadline`.
    var entryDeadline: UInt64
    var serial: UInt64
  }

  private var heap: [Entry] = []
  private var settings: [TimerID: Setting] = [:]
  /// How many of `settings` are not cancelled.
  private(set) var count = 0
  /// The number that the next setting gets: timers of one time fire in the order they were set.
  private(set) var nextSerial: UInt64 = 0

  /// When to look again: not later than the earliest timer; nil when none is set.
  var earliest: UInt64? { count == 0 ? nil : heap.first?.deadline }

  mutating func set(_ timer: TimerID, at deadline: UInt64) {
    let serial = nextSerial
    nextSerial += 1
    if var setting = settings[timer] {
      if setting.deadline == nil { count += 1 }
      setting.deadline = deadline
      setting.serial = serial
      if deadline < setting.entryDeadline {
        setting.entryDeadline = deadline
        push(Entry(deadline: deadline, serial: serial, timer: timer))
      }
      settings[timer] = setting
    } else {
      count += 1
      settings[timer] = Setting(deadline: deadline, entryDeadline: deadline, serial: serial)
      push(Entry(deadline: deadline, serial: serial, timer: timer))
    }
    // Cancelled timers and earlier entries stay in the heap until their time; not too many.
    if heap.count > 2 * count + 1_024 { rebuild() }
  }

  mutating func cancel(_ timer: TimerID) {
    guard settings[timer]?.deadline != nil else { return }
    settings[timer]?.deadline = nil
    count -= 1
  }

  /// Takes the next timer that is due at `time` and was set before `serial`; nil when none is.
  mutating func popDue(at time: UInt64, before serial: UInt64) -> TimerID? {
    while let first = heap.first, first.deadline <= time {
      guard let setting = settings[first.timer], setting.entryDeadline == first.deadline else {
        // The timer was moved to an earlier time, and this entry is what it left behind.
        pop()
        continue
      }
      guard let deadline = setting.deadline else {
        pop()
        settings[first.timer] = nil
        continue
      }
      if deadline > first.deadline || setting.serial != first.serial {
        pop()
        settings[first.timer]?.entryDeadline = deadline
        push(Entry(deadline: deadline, serial: setting.serial, timer: first.timer))
        continue
      }
      guard first.serial < serial else { return nil }
      pop()
      settings[first.timer] = nil
      count -= 1
      return first.timer
    }
    return nil
  }

  private mutating func rebuild() {
    settings = settings.filter { $0.value.deadline != nil }
    heap = []
    for (timer, setting) in settings {
      let deadline = setting.deadline ?? .max
      settings[timer]?.entryDeadline = deadline
      push(Entry(deadline: deadline, serial: setting.serial, timer: timer))
    }
  }

  private mutating func push(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].isBefore(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func pop() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].isBefore(heap[least]) {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
