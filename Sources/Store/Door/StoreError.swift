public import Conversations
public import Text

/// Why the store cannot do what it was asked.
public enum StoreError: Error, Hashable, Sendable {
  case cannotCreate(path: String, reason: String)
  case notWritable(path: String)
  /// Another process owns the directory; its id when its lock file tells it.
  case lockHeld(path: String, pid: Int?)
  case newerFile(path: String, version: Int, supported: Int)
  /// A reading command found the file of an older program: a desk brings it up to date when it
  /// starts.
  case olderFile(path: String)
  case notADatabase(path: String)
  /// A database of another program.
  case notOurs(path: String)
  case damaged(path: String, detail: String)
  case diskFull(path: String)
  /// The disk refused to make a commit durable: the process must end.
  case syncFailed(path: String, detail: String)
  case noDescriptors(path: String)
  /// A reading command found no data.
  case nothingThere(path: String)
  /// The batch does not fit what is stored: a gap, a repeat, an unknown conversation.
  case refused(String)
  /// There is an agent of this name already.
  case nameTaken(AgentName)
  /// A stored entry that this program cannot read.
  case unreadable(ConversationID, ordinal: Int, PackingError)
  case unreadableOrder(OrderNumber, PackingError)
  case closed
  case failed(path: String, detail: String)

  /// Whether another desk runs on the directory, so that a client can join it.
  public var isLockHeld: Bool {
    if case .lockHeld = self { true } else { false }
  }

  /// Whether the process must end.
  public var isFatal: Bool {
    switch self {
    case .syncFailed, .damaged: true
    case .cannotCreate, .notWritable, .lockHeld, .newerFile, .olderFile, .notADatabase, .notOurs,
      .diskFull, .noDescriptors, .nothingThere, .refused, .nameTaken, .unreadable, .unreadableOrder,
      .closed, .failed:
      false
    }
  }

  /// Whether only the batch itself is at fault, so that others may still be written.
  var isOfOneBatch: Bool {
    switch self {
    case .refused, .nameTaken: true
    case .cannotCreate, .notWritable, .lockHeld, .newerFile, .olderFile, .notADatabase, .notOurs,
      .damaged, .diskFull, .syncFailed, .noDescriptors, .nothingThere, .unreadable,
      .unreadableOrder, .closed, .failed:
      false
    }
  }

  /// What is wrong, and what to do; nil when nothing can be done.
  public var words: (problem: Bilingual, fix: Bilingual?) {
    switch self {
    case .cannotCreate(let path, let reason):
      (
        Bilingual(ja: "\(path) を作れません（\(reason)）", en: "cannot create \(path): \(reason)"),
        Bilingual(
          ja: "書き込めるフォルダーを --data で指定してください",
          en: "name a folder that can be written with --data")
      )
    case .notWritable(let path):
      (
        Bilingual(ja: "\(path) に書き込めません", en: "\(path) cannot be written"),
        Bilingual(
          ja: "フォルダーの権限を直すか、別のフォルダーを --data で指定してください",
          en: "mend the folder's permissions, or name another with --data")
      )
    case .lockHeld(let path, let pid):
      (
        Bilingual(
          ja: "\(path) は別の受付\(pid.map { "（プロセス \($0)）" } ?? "")が使っています",
          en: "\(path) is in use by another desk\(pid.map { " (process \($0))" } ?? "")"),
        Bilingual(
          ja: "その受付に接続するか、終わらせてからやり直してください",
          en: "join that desk, or end it and try again")
      )
    case .newerFile(let path, let version, let supported):
      (
        Bilingual(
          ja: "\(path) は新しい版のプログラムのものです（版 \(version)、このプログラムは \(supported) まで）",
          en: "\(path) was written by a newer program (version \(version), this one reads up to"
            + " \(supported))"),
        Bilingual(ja: "プログラムを新しくしてください", en: "update the program")
      )
    case .olderFile(let path):
      (
        Bilingual(
          ja: "\(path) は古い版のプログラムのものです",
          en: "\(path) was written by an older program"),
        Bilingual(
          ja: "frontdesk chat を一度起動すると、新しい版に改まります",
          en: "start frontdesk chat once: it brings the file up to date")
      )
    case .notADatabase(let path):
      (
        Bilingual(ja: "\(path) はデータベースではありません", en: "\(path) is not a database"),
        Bilingual(
          ja: "ファイルを別の場所へ移すか、バックアップから戻してください",
          en: "move the file away, or put a backup in its place")
      )
    case .notOurs(let path):
      (
        Bilingual(
          ja: "\(path) は別のプログラムのデータベースです",
          en: "\(path) is the database of another program"),
        Bilingual(ja: "別のフォルダーを --data で指定してください", en: "name another folder with --data")
      )
    case .damaged(let path, let detail):
      (
        Bilingual(ja: "\(path) が壊れています（\(detail)）", en: "\(path) is damaged: \(detail)"),
        Bilingual(ja: "バックアップから戻してください", en: "put a backup in its place")
      )
    case .diskFull(let path):
      (
        Bilingual(ja: "ディスクがいっぱいです（\(path)）", en: "the disk of \(path) is full"),
        Bilingual(ja: "空きを作ってください", en: "make room on it")
      )
    case .syncFailed(let path, let detail):
      (
        Bilingual(
          ja: "\(path) をディスクに確実に書き込めませんでした（\(detail)）",
          en: "the disk did not confirm a write to \(path): \(detail)"),
        Bilingual(
          ja: "ディスクを確かめてから、プログラムを起動し直してください",
          en: "check the disk, then start the program again")
      )
    case .noDescriptors(let path):
      (
        Bilingual(
          ja: "開けるファイルの数が上限です（\(path)）", en: "no file descriptor is left for \(path)"),
        Bilingual(ja: "ulimit -n を大きくしてください", en: "raise ulimit -n")
      )
    case .nothingThere(let path):
      (
        Bilingual(ja: "\(path) にはまだ何もありません", en: "nothing is stored in \(path) yet"),
        Bilingual(
          ja: "--data を確かめるか、先に frontdesk chat を使ってください",
          en: "check --data, or use frontdesk chat first")
      )
    case .refused(let detail):
      (
        Bilingual(ja: "保存できない並びです（\(detail)）", en: "this cannot be stored: \(detail)"),
        nil
      )
    case .nameTaken(let name):
      (
        Bilingual(
          ja: "\(name) という名前の担当者はもういます", en: "there is an agent named \(name) already"),
        Bilingual(
          ja: "別の名前にするか、先に frontdesk agents remove \(name) を実行してください",
          en: "choose another name, or run frontdesk agents remove \(name) first")
      )
    case .unreadable(let conversation, let ordinal, let error):
      (
        Bilingual(
          ja: "\(conversation) の \(ordinal) 番目の記録が読めません。\(error.words.ja)",
          en: "entry \(ordinal) of \(conversation) cannot be read: \(error.words.en)"),
        nil
      )
    case .unreadableOrder(let number, let error):
      (
        Bilingual(
          ja: "注文 \(number) が読めません。\(error.words.ja)",
          en: "order \(number) cannot be read: \(error.words.en)"),
        Bilingual(
          ja: "frontdesk orders import で取り込み直してください",
          en: "import it again with frontdesk orders import")
      )
    case .closed:
      (Bilingual(ja: "保存の受け付けは終わりました", en: "the store is closed"), nil)
    case .failed(let path, let detail):
      (
        Bilingual(ja: "\(path) の操作に失敗しました（\(detail)）", en: "\(path): \(detail)"),
        nil
      )
    }
  }
}
