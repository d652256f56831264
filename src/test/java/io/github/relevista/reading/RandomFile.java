package io.github.relevista.reading;

import io.github.relevista.intake.Dialect.Escape;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.reading.FileFormat.JsonLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of random rows, beside a plain list of what is in it.
 *
 * @param name its name
 * @param bytes what it holds
 * @param rows of each row {@code id=text}, or the code of the reason why it is none
 * @param format what has to be said of it
 */
public record RandomFile(String name, byte[] bytes, List<String> rows, FileFormat format) {
  /** What every file has. */
  public static final ReviewColumns COLUMNS = ReviewColumns.ofText("text").withId("id");

  private static final String[] PIECES = {
    "good",
    "bad film",
    "ü",
    "é",
    ",",
    ";",
    "|",
    "\"",
    "\\",
    "\n",
    "\r\n",
    "\t",
    " x ",
    "'",
    "{",
    "}"
  };
  private static final String[] NAMES = {
    "a", "with space", "[b]", "100%", "é", "co:lon", "st*r", "_hidden", ".dot", "a.b"
  };
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("windows-1252"));

  /** A random file of a kind of file and compression that the generator picks. */
  public static RandomFile of(Random random, int number) throws IOException {
    return new Writer(random).write(number);
  }

  private static final class Writer {
    private final Random random;
    private final RowFormat format;
    private final Charset charset;
    private final boolean isMarked;
    private final String lineEnd;
    private final List<String> rows = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer(Random random) {
      this.random = random;
      RowFormat[] formats = {RowFormat.JSON, RowFormat.CSV, RowFormat.TSV, RowFormat.CSV};
      format = formats[random.nextInt(formats.length)];
      charset = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
      boolean isUtf16 = charset.name().startsWith("UTF-16");
      isMarked = isUtf16 || (charset.equals(StandardCharsets.UTF_8) && random.nextInt(3) == 0);
      lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    }

    RandomFile write(int number) throws IOException {
      if (isMarked) {
        put("\uFEFF");
      }
      int count = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(60);
      FileFormat wanted = FileFormat.of(COLUMNS);
      if (format == RowFormat.JSON) {
        wanted = random.nextInt(3) == 0 ? documents(count, wanted) : jsonLines(count, wanted);
      } else {
        wanted = delimited(count, wanted);
      }
      if (charset.name().equals("windows-1252")) {
        wanted = wanted.withEncoding(Optional.of(charset));
      }
      Compression[] compressions = Compression.values();
      Compression compression =
          random.nextBoolean()
              ? Compression.NONE
              : compressions[random.nextInt(compressions.length)];
      String name =
          NAMES[random.nextInt(NAMES.length)]
              + number
              + (format == RowFormat.JSON ? ".jsonl" : format == RowFormat.CSV ? ".csv" : ".tsv")
              + Packing.suffix(compression);
      byte[] packed = Packing.pack(compression, out.toByteArray());
      return new RandomFile(name, packed, List.copyOf(rows), wanted);
    }

    private void put(String text) {
      out.writeBytes(text.getBytes(charset));
    }

    private String text() {
      StringBuilder text = new StringBuilder("w");
      for (int piece = random.nextInt(6); piece > 0; piece--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      return text.append("e").toString();
    }

    private FileFormat jsonLines(int count, FileFormat wanted) {
      for (int row = 0; row < count; row++) {
        put(jsonRow(row, true));
        if (row + 1 < count || random.nextBoolean()) {
          put(lineEnd);
        }
      }
      return wanted;
    }

    /** A row on one line; not every damage leaves a document whole. */
    private String jsonRow(int row, boolean isLine) {
      switch (random.nextInt(isLine ? 12 : 8)) {
        case 0 -> {
          rows.add(RejectReason.MISSING_TEXT.code());
          return "{\"id\": %d}".formatted(row);
        }
        case 1 -> {
          rows.add(RejectReason.WRONG_TYPE.code());
          return "{\"text\": 5}";
        }
        case 8 -> {
          rows.add(RejectReason.MALFORMED_JSON.code());
          return "{\"id\": %d, \"text\": \"cut o".formatted(row);
        }
        case 9 -> {
          rows.add(RejectReason.BLANK_LINE.code());
          return "  ";
        }
        default -> {
          String text = text();
          rows.add(row + "=" + text);
          return "{\"id\": %d, \"text\": %s}".formatted(row, quotedJson(text));
        }
      }
    }

    private FileFormat documents(int count, FileFormat wanted) {
      List<String> objects = new ArrayList<>();
      for (int row = 0; row < count; row++) {
        String object = jsonRow(row, false);
        objects.add(random.nextBoolean() ? object : object.replace("{\"", "{" + lineEnd + "  \""));
      }
      boolean isArray = random.nextBoolean();
      put(
          objects.stream()
              .collect(
                  Collectors.joining(
                      isArray ? "," + lineEnd : lineEnd, isArray ? "[" : "", isArray ? "]" : "")));
      return wanted.withLayout(Optional.of(JsonLayout.DOCUMENTS));
    }

    private FileFormat delimited(int count, FileFormat wanted) {
      boolean isCsv = format == RowFormat.CSV;
      String delimiter = isCsv ? List.of(",", ";", "|", "\t").get(random.nextInt(4)) : "\t";
      Escape escape = random.nextBoolean() ? Escape.DOUBLED_QUOTE : Escape.BACKSLASH;
      List<String> columns = new ArrayList<>(List.of("id", "text", "n"));
      Collections.shuffle(columns, random);
      if (isCsv && random.nextInt(4) == 0) {
        put("sep=" + delimiter + lineEnd);
      }
      put((random.nextInt(4) == 0 ? lineEnd : "") + String.join(delimiter, columns) + lineEnd);
      for (int row = 0; row < count; row++) {
        put(isCsv ? csvRow(row, columns, delimiter, escape) : tsvRow(row, columns));
        put(row + 1 < count || random.nextBoolean() ? lineEnd : "");
      }
      return isCsv
          ? wanted.withDialect(Optional.empty(), Optional.of(escape), Set.of("\\N"))
          : wanted;
    }

    private String csvRow(int row, List<String> columns, String delimiter, Escape escape) {
      String text = text();
      String quoted =
          escape == Escape.DOUBLED_QUOTE
              ? text.replace("\"", "\"\"")
              : text.replace("\\", "\\\\").replace("\"", "\\\"");
      String whole = row(columns, row + "", '"' + quoted + '"', delimiter);
      switch (random.nextInt(12)) {
        case 0 -> {
          rows.add(RejectReason.MALFORMED_ROW.code());
          return row(columns, row + "", "plain", delimiter) + delimiter + "ragged";
        }
        case 1 -> {
          rows.add(RejectReason.MALFORMED_ROW.code());
          return "1" + delimiter + "2" + delimiter + "\"never closed";
        }
        case 2 -> {
          rows.add(RejectReason.BLANK_LINE.code());
          return " ";
        }
        case 3 -> {
          rows.add(RejectReason.MISSING_TEXT.code());
          return row(columns, row + "", "\\N", delimiter);
        }
        default -> {
          rows.add(row + "=" + text);
          return whole;
        }
      }
    }

    private String tsvRow(int row, List<String> columns) {
      String text = text().replaceAll("[\t\r\n]", "~");
      if (random.nextInt(10) == 0) {
        rows.add(RejectReason.MALFORMED_ROW.code());
        return "too\tfew";
      }
      rows.add(row + "=" + text);
      return row(columns, row + "", text, "\t");
    }

    private static String row(List<String> columns, String id, String text, String delimiter) {
      return columns.stream()
          .map(column -> column.equals("id") ? id : column.equals("text") ? text : "0")
          .collect(Collectors.joining(delimiter));
    }

    private static String quotedJson(String text) {
      return '"'
          + text.replace("\\", "\\\\")
              .replace("\"", "\\\"")
              .replace("\n", "\\n")
              .replace("\r", "\\r")
              .replace("\t", "\\t")
          + '"';
    }
  }
}
