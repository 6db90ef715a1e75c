package org.mendlake.ingestion.importing.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.sqlite.SQLiteConfig;

/**
 * The ledger's tables in one SQLite file: rows, and an outbox of what is noted but not
 * acknowledged. Every commit is on disk when it returns. One importer at a time; not thread-safe.
 */
final class LedgerFile implements Closeable {
  private static final List<String> SET_UP =
      List.of(
          "PRAGMA busy_timeout=0",
          "PRAGMA locking_mode=EXCLUSIVE",
          "PRAGMA journal_mode=WAL",
          "PRAGMA synchronous=FULL",
          "PRAGMA cache_size=-65536",
          """
          CREATE TABLE IF NOT EXISTS entry(
            key TEXT PRIMARY KEY, type TEXT NOT NULL, subject TEXT NOT NULL,
            occurred_at INTEGER NOT NULL, zone TEXT NOT NULL,
            create_number INTEGER NOT NULL, last_number INTEGER NOT NULL,
            content TEXT NOT NULL, op TEXT NOT NULL, recorded_at INTEGER NOT NULL,
            seen_run INTEGER NOT NULL, seen_line INTEGER NOT NULL, copies INTEGER NOT NULL
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE IF NOT EXISTS outbox(
            number INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, key TEXT,
            value BLOB NOT NULL, recorded_at INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER,
            unmapped TEXT
          )
          """,
          """
          CREATE TABLE IF NOT EXISTS run(
            number INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL,
            started_at INTEGER NOT NULL, finished_at INTEGER
          )
          """);

  private final Path file;

  /** What this batch has read or noted: rows of one batch often are copies of each other. */
  private final Map<RowKey, Entry> batch = new HashMap<>();

  private final Map<RowKey, Entry> changed = new TreeMap<>(Comparator.comparing(RowKey::hex));
  private final List<OutgoingRecord> noted = new ArrayList<>();
  private final Connection connection;
  private final PreparedStatement find;
  private final PreparedStatement put;
  private final PreparedStatement enqueue;

  LedgerFile(Path file) throws IOException {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SQLiteConfig settings = new SQLiteConfig();
      settings.setGetGeneratedKeys(false);
      connection = settings.createConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        for (String sql : SET_UP) {
          statement.execute(sql);
        }
      }
      connection.setAutoCommit(false);
      find = connection.prepareStatement("SELECT * FROM entry WHERE key = ?");
      put =
          connection.prepareStatement(
              "INSERT OR REPLACE INTO entry VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
      enqueue =
          connection.prepareStatement(
              "INSERT INTO outbox(topic, key, value, recorded_at, file, line, unmapped)"
                  + " VALUES(?,?,?,?,?,?,?)");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The entry of a row, if it was ever met. */
  Optional<Entry> find(RowKey key) throws IOException {
    Entry recent = batch.get(key);
    if (recent != null) {
      return Optional.of(recent);
    }
    try {
      find.setString(1, key.hex());
      try (ResultSet row = find.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Entry stored = entry(row);
        batch.put(key, stored);
        return Optional.of(stored);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Notes an entry; it reaches the file with the commit. */
  void put(Entry entry) {
    batch.put(entry.key(), entry);
    changed.put(entry.key(), entry);
  }

  private void write(Entry entry) throws SQLException {
    put.setString(1, entry.key().hex());
    put.setString(2, entry.type());
    put.setString(3, entry.subject());
    put.setLong(4, entry.occurredAt());
    put.setString(5, entry.zone());
    put.setInt(6, entry.createNumber());
    put.setInt(7, entry.lastNumber());
    put.setString(8, entry.content());
    put.setString(9, entry.op().name());
    put.setLong(10, entry.recordedAt());
    put.setLong(11, entry.seenRun());
    put.setLong(12, entry.seenLine());
    put.setInt(13, entry.copies());
    put.addBatch();
  }

  private void flush() throws SQLException {
    for (Entry entry : changed.values()) {
      write(entry);
    }
    put.executeBatch();
    for (OutgoingRecord record : noted) {
      write(record);
    }
    enqueue.executeBatch();
    changed.clear();
    batch.clear();
    noted.clear();
  }

  /** Entries of a type that hold and that the run has not met, behind a key, in its order. */
  List<Entry> unseen(String type, long run, String behind, int limit) throws IOException {
    String sql =
        "SELECT * FROM entry WHERE key > ? AND type = ? AND seen_run <> ?"
            + " AND op IN ('CREATE', 'AMEND')"
            + " ORDER BY key LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, behind);
      statement.setString(2, type);
      statement.setLong(3, run);
      statement.setInt(4, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<Entry> entries = new ArrayList<>();
        while (rows.next()) {
          entries.add(entry(rows));
        }
        return entries;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Puts a record into the outbox; it reaches the file with the commit. */
  void enqueue(OutgoingRecord record) {
    noted.add(record);
  }

  private void write(OutgoingRecord record) throws SQLException {
    enqueue.setString(1, record.topic());
    enqueue.setString(2, record.key().orElse(null));
    enqueue.setBytes(3, record.value());
    enqueue.setLong(4, record.recordedAt());
    enqueue.setString(5, record.file().orElseThrow());
    if (record.line().isPresent()) {
      enqueue.setLong(6, record.line().getAsLong());
    } else {
      enqueue.setNull(6, java.sql.Types.INTEGER);
    }
    enqueue.setString(7, record.unmapped().orElse(null));
    enqueue.addBatch();
  }

  /** The records of the outbox in the order in which they were noted; at most {@code limit}. */
  List<OutgoingRecord> outbox(int limit) throws IOException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT * FROM outbox ORDER BY number LIMIT ?")) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        List<OutgoingRecord> records = new ArrayList<>();
        while (row.next()) {
          long line = row.getLong(7);
          records.add(
              new OutgoingRecord(
                  row.getString(2),
                  Optional.ofNullable(row.getString(3)),
                  row.getBytes(4),
                  row.getLong(5),
                  Optional.of(row.getString(6)),
                  row.getObject(7) == null ? OptionalLong.empty() : OptionalLong.of(line),
                  Optional.ofNullable(row.getString(8))));
        }
        return records;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Removes the oldest records of the outbox: they are stored. */
  void acknowledge(int count) throws IOException {
    if (count == 0) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM outbox WHERE number <="
                + " (SELECT number FROM outbox ORDER BY number LIMIT 1 OFFSET ?)")) {
      statement.setInt(1, count - 1);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Begins a run over a file and returns its number. */
  long beginRun(String name, long startedAt) throws IOException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO run(file, started_at) VALUES(?,?) RETURNING number")) {
      statement.setString(1, name);
      statement.setLong(2, startedAt);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void finishRun(long run, long finishedAt) throws IOException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE run SET finished_at = ? WHERE number = ?")) {
      statement.setLong(1, finishedAt);
      statement.setLong(2, run);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Everything since the last commit is on disk when this returns. */
  void commit() throws IOException {
    try {
      flush();
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What was not committed is forgotten. */
  @Override
  public void close() throws IOException {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new RowKey(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getInt(6),
        row.getInt(7),
        row.getString(8),
        Entry.Op.valueOf(row.getString(9)),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getInt(13));
  }

  private IOException failed(SQLException cause) {
    boolean isBusy = cause.getErrorCode() == org.sqlite.SQLiteErrorCode.SQLITE_BUSY.code;
    return new IOException(
        isBusy
            ? "Cannot open the ledger " + file + ": another import of this source is running"
            : "Cannot use the ledger " + file + ": " + cause.getMessage(),
        cause);
  }
}
