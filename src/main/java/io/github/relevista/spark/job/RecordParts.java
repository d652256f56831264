package io.github.relevista.spark.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.ids.IdScheme;
import io.github.relevista.settings.FileSettings;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.settings.Version;
import io.github.relevista.spark.input.InputFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;

/** What the records of all commands have in common. */
public final class RecordParts {
  public static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final int FORMAT_VERSION = 1;

  private RecordParts() {}

  /** A record that begins with when, and with which versions, a command was run. */
  public static ObjectNode begin(
      String command, LocalDate runDate, Instant started, String sparkVersion) {
    ObjectNode record = JSON.createObjectNode();
    record.put("format_version", FORMAT_VERSION);
    record.put("command", command);
    record.put("run_date", runDate.toString());
    record.put("started", started.toString());
    ObjectNode versions = record.putObject("versions");
    versions.put("relevista", Version.current());
    versions.put("spark", sparkVersion);
    versions.put("java", Runtime.version().toString());
    versions.put("ids", IdScheme.VERSION);
    return record;
  }

  /** What was read. */
  public static void addInput(ObjectNode record, InputSettings input, InputFiles files) {
    ObjectNode node = record.putObject("input");
    node.put("format", files.format().wireName());
    node.set("paths", JSON.valueToTree(input.paths()));
    input.table().ifPresent(table -> node.put("table", table));
    input.where().ifPresent(where -> node.put("where", where));
    ArrayNode list = node.putArray("files");
    for (FileStatus file : files.files()) {
      list.addObject()
          .put("path", file.getPath().toString())
          .put("bytes", file.getLen())
          .put("modified", file.getModificationTime());
    }
    if (input.limit() == FileSettings.NO_LIMIT) {
      node.putNull("limit");
    } else {
      node.put("limit", input.limit());
    }
  }

  /** What a method is set to: the value of each option, by its key. */
  public static void addOptions(ObjectNode node, Map<String, Object> options) {
    options.forEach((key, value) -> node.set(key, JSON.valueToTree(value)));
  }

  /** A record in UTF-8. */
  public static byte[] bytes(ObjectNode record) {
    try {
      return JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  /** Where the tables lie. */
  public static void addTables(ObjectNode record, TablePlace tables) {
    record
        .putObject("tables")
        .put("format", tables.format().wireName())
        .put("namespace", tables.namespace().orElse(null));
  }
}
