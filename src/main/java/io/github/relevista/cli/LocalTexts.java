package io.github.relevista.cli;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowParser;
import io.github.relevista.intake.RowSettings;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.spark.InvalidInputException;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Reads the texts of local files, plain or gzipped, without Spark: every line that is a review, as
 * the ids of its words.
 */
final class LocalTexts {
  /**
   * A text.
   *
   * @param place its file and line, for people
   * @param ids of the model's vocabulary, one or more
   */
  record Text(String place, int[] ids) {}

  private static final int[] NO_WORDS = {};

  private final InputSettings input;
  private final SentimentModel model;
  private final int maximumTokens;
  private final Tokenizer tokenizer;
  private final TokenList tokens = new TokenList();
  private final List<Text> texts = new ArrayList<>();

  /** Why the first row that is no text is none; empty as long as there is none. */
  private String firstReject = "";

  private LocalTexts(InputSettings input, MethodPlan method, SentimentModel model) {
    this.input = input;
    this.model = model;
    this.maximumTokens = method.maximumTokens();
    this.tokenizer = Tokenizer.of(method.tokenizer(), model.text().casing());
  }

  /**
   * Reads texts; rows that are none are passed over.
   *
   * @return one or more
   * @throws InvalidInputException if the input cannot be read as asked or holds no text at all
   * @throws IOException if a file cannot be read to its end; the message names it
   */
  static List<Text> read(InputSettings input, MethodPlan method, SentimentModel model)
      throws IOException {
    LocalTexts reader = new LocalTexts(input, method, model);
    for (String path : input.paths()) {
      reader.readFile(Path.of(path));
    }
    if (reader.texts.isEmpty()) {
      throw new InvalidInputException("the input holds no text to read " + reader.firstReject);
    }
    return reader.texts;
  }

  private void readFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          "no file at %s; this command reads single local files".formatted(file));
    }
    RowFormat format = format(file);
    try (InputStream bytes = open(file)) {
      RowSettings settings = settings(format, bytes, file);
      RowParser parser = settings.newParser();
      int line = input.header() && !settings.fields().isEmpty() ? 1 : 0;
      for (byte[] row = nextLine(bytes);
          row != null && texts.size() < input.limit();
          row = nextLine(bytes)) {
        line++;
        take(parser.parse(row, 0, row.length), "%s, line %d".formatted(file.getFileName(), line));
      }
    } catch (IOException e) {
      // Without its cause: it is the innermost message that is shown, and that names no file.
      throw new IOException(
          "cannot read %s: %s; the file is damaged or cut short, mend or leave it out"
              .formatted(file, e.getMessage()));
    }
  }

  private RowFormat format(Path file) {
    RowFormat format =
        input
            .format()
            .map(choice -> RowFormat.valueOf(choice.name()))
            .or(() -> RowFormat.ofFileName(file.toString()))
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "cannot tell the format of %s by its name; name it with --format"
                            .formatted(file)));
    if (format == RowFormat.PARQUET) {
      throw new InvalidInputException(
          "%s is a Parquet file, which needs Spark; give this command json, csv, tsv or text"
              .formatted(file));
    }
    return format;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    boolean gzipped = file.toString().endsWith(".gz");
    return new BufferedInputStream(gzipped ? new GZIPInputStream(raw) : raw, 1 << 16);
  }

  private RowSettings settings(RowFormat format, InputStream bytes, Path file) throws IOException {
    try {
      ReviewColumns columns =
          input
              .tokensColumn()
              .map(ReviewColumns::ofTokens)
              .orElseGet(() -> ReviewColumns.ofText(input.textColumn()));
      return new RowSettings(format, columns, fields(format, bytes, file));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file + ": " + e.getMessage());
    }
  }

  private List<String> fields(RowFormat format, InputStream bytes, Path file) throws IOException {
    if (format != RowFormat.CSV && format != RowFormat.TSV) {
      return List.of();
    }
    if (!input.header()) {
      return input.columns();
    }
    byte[] header = nextLine(bytes);
    if (header == null) {
      throw new InvalidInputException(file + " is empty; it has no header line");
    }
    return format.columns(new String(header, StandardCharsets.UTF_8));
  }

  /** The bytes up to the next newline or the end, or null at the end. */
  private static byte[] nextLine(InputStream bytes) throws IOException {
    int next = bytes.read();
    if (next < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = bytes.read();
    }
    return line.toByteArray();
  }

  private void take(Intake intake, String place) {
    int[] ids = intake instanceof Review review ? ids(review.content()) : NO_WORDS;
    if (ids.length > 0) {
      texts.add(new Text(place, ids));
    } else if (firstReject.isEmpty()) {
      String reason =
          intake instanceof Reject reject
              ? reject.detail()
              : "there is no word of the vocabulary in it";
      firstReject = "(%s: %s)".formatted(place, reason);
    }
  }

  /** The ids of the words that are read; none where there is an id beyond the vocabulary. */
  private int[] ids(Content content) {
    if (content instanceof Content.Text text) {
      tokenizer.tokenize(text.text(), tokens);
      return IntStream.range(0, Math.min(tokens.size(), maximumTokens))
          .map(index -> model.vocabulary().id(tokens, index))
          .toArray();
    }
    if (content instanceof Content.Tokens given) {
      return given.tokens().stream()
          .limit(maximumTokens)
          .mapToInt(token -> model.vocabulary().id(model.text().casing().apply(token)))
          .toArray();
    }
    int[] ids = ((Content.TokenIds) content).ids();
    boolean known = IntStream.of(ids).allMatch(id -> id >= 0 && id < model.vocabulary().size());
    return known ? Arrays.copyOf(ids, Math.min(ids.length, maximumTokens)) : NO_WORDS;
  }
}
