package io.github.relevista.reading;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowSettings;
import io.github.relevista.reading.FileFormat.JsonLayout;
import io.github.relevista.reading.FileLayout.Framing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks into a file and finds how it is to be read: its compression, encoding, header and layout,
 * as far as the user does not say. Whatever is guessed is noted.
 */
public final class FileLook {
  /** Unpacked bytes that are looked at. */
  static final int HEAD_BYTES = 1 << 18;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final FileFormat wanted;
  private final List<String> notes = new ArrayList<>();

  private FileLook(FileFormat wanted) {
    this.wanted = wanted;
  }

  /**
   * Looks into a file.
   *
   * @param name the file's name or path
   * @param raw the file's bytes; closed when this returns
   * @param wanted what the user says
   * @throws UnreadableFileException if the file is of a kind that is not read
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if its format cannot be told, or its columns are not those
   *     that are wanted
   */
  public static FileLayout into(String name, InputStream raw, FileFormat wanted)
      throws IOException {
    return new FileLook(wanted).look(name, raw);
  }

  private FileLayout look(String name, InputStream raw) throws IOException {
    Compression.Unpacked unpacked = Compression.open(name, raw);
    byte[] packedHead;
    try (InputStream content = unpacked.content()) {
      packedHead = content.readNBytes(HEAD_BYTES);
    }
    RowFormat format = format(name);
    Charset charset = charset(packedHead);
    byte[] head =
        charset.equals(StandardCharsets.UTF_8)
            ? packedHead
            : new Utf8Stream(new ByteArrayInputStream(packedHead), charset).readAllBytes();
    int begin = isMarked(head) ? BYTE_ORDER_MARK.length : 0;
    boolean isWhole = packedHead.length < HEAD_BYTES;
    RowSettings rows;
    Framing framing = Framing.LINES;
    switch (format) {
      case CSV, TSV -> {
        DelimitedHead delimited = DelimitedHead.of(format, wanted, head, begin, isWhole);
        notes.addAll(delimited.notes());
        rows = delimited.rows();
        begin = delimited.begin();
        framing = format == RowFormat.CSV ? Framing.CSV : Framing.LINES;
      }
      case JSON -> {
        rows = new RowSettings(format, wanted.columns(), List.of());
        framing = layout(head, begin) == JsonLayout.LINES ? Framing.LINES : Framing.DOCUMENTS;
      }
      default -> rows = new RowSettings(format, wanted.columns(), List.of());
    }
    return new FileLayout(
        rows, charset.name(), framing, begin, unpacked.compression() != Compression.NONE, notes);
  }

  private RowFormat format(String name) {
    return wanted
        .format()
        .or(() -> RowFormat.ofFileName(name))
        .orElseThrow(
            () -> new IllegalArgumentException("its name tells no format; name it with --format"));
  }

  private Charset charset(byte[] head) {
    Optional<Charset> marked = Encodings.byMark(head);
    if (marked.isPresent()) {
      if (!marked.get().equals(StandardCharsets.UTF_8)) {
        notes.add("read as %s by its byte order mark".formatted(marked.get().name()));
      }
      return marked.get();
    }
    if (wanted.encoding().isPresent()) {
      return wanted.encoding().get();
    }
    Optional<Charset> guessed = Encodings.byZeros(head);
    guessed.ifPresent(
        charset ->
            notes.add("read as %s by its zero bytes; set encoding".formatted(charset.name())));
    return guessed.orElse(StandardCharsets.UTF_8);
  }

  private JsonLayout layout(byte[] head, int begin) {
    if (wanted.layout().isPresent()) {
      return wanted.layout().get();
    }
    JsonLayout guessed = JsonHead.layout(head, begin);
    if (guessed == JsonLayout.DOCUMENTS) {
      notes.add("read as whole JSON documents by its first lines");
    }
    return guessed;
  }

  private static boolean isMarked(byte[] head) {
    return head.length >= BYTE_ORDER_MARK.length
        && head[0] == BYTE_ORDER_MARK[0]
        && head[1] == BYTE_ORDER_MARK[1]
        && head[2] == BYTE_ORDER_MARK[2];
  }
}
