package io.github.relevista.train;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowParser;
import io.github.relevista.model.TextRules;
import io.github.relevista.reading.FileFormat;
import io.github.relevista.reading.FormReader;
import io.github.relevista.reading.LocalFile;
import io.github.relevista.reading.Reading;
import io.github.relevista.reading.Records;
import io.github.relevista.settings.DialectSettings;
import io.github.relevista.settings.ExampleSettings;
import io.github.relevista.settings.ExampleSettings.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads examples that stand in rows of columns, with the parsers of the corpora. For one file. */
final class ExampleRows {
  private static final float LARGEST_WEIGHT = 1e6f;

  private final ExampleSettings settings;
  private final TextRules rules;
  private final List<String> columns;
  private final List<String> valueColumns;
  private final FormReader words;

  /**
   * @param columns those of a CSV or TSV file without a header
   * @param valueColumns those of sentence and weight, as far as the file is to have them
   */
  ExampleRows(
      ExampleSettings settings, TextRules rules, List<String> columns, List<String> valueColumns) {
    this.settings = settings;
    this.rules = rules;
    this.columns = columns;
    this.valueColumns = valueColumns;
    words = new FormReader(rules);
  }

  /** The format of a file, by the settings or by its name. */
  static Format format(ExampleSettings settings, Path file) {
    return settings
        .format()
        .or(() -> RowFormat.ofFileName(file.toString()).flatMap(ExampleRows::ofRows))
        .orElseThrow(
            () ->
                TrainingDataException.of(
                    file, "its name tells no format; set format to tsv, csv, json or trees"));
  }

  private static Optional<Format> ofRows(RowFormat format) {
    return switch (format) {
      case TSV -> Optional.of(Format.TSV);
      case CSV -> Optional.of(Format.CSV);
      case JSON -> Optional.of(Format.JSON);
      case PARQUET, ORC, AVRO, DELTA, ICEBERG, TABLE, TEXT -> Optional.empty();
    };
  }

  /**
   * Reads the rows of a file.
   *
   * @param limit rows to read at most
   * @param examples takes the examples
   * @param notes takes what was guessed of the file
   * @throws TrainingDataException if the file cannot be read, or a row is no example
   */
  void read(Path file, Format format, int limit, List<LabelledText> examples, Set<String> notes) {
    if (!Files.exists(file)) {
      throw TrainingDataException.of(file, "there is no such file");
    }
    try {
      LocalFile opened = LocalFile.look(file, fileFormat(format));
      for (String note : opened.layout().notes()) {
        notes.add("%s is %s".formatted(file.getFileName(), note));
      }
      RowParser parser = opened.layout().rows().newParser();
      try (Records records = opened.records()) {
        for (int rows = 0; rows < limit && records.next(); rows++) {
          byte[] row = records.bytes();
          Place place = new Place(file, opened.line(records));
          Intake intake = parser.parse(row, 0, row.length);
          if (intake instanceof Reject reject) {
            throw place.fault("%s", reject.detail());
          }
          examples.add(example(place, (Review) intake));
        }
      }
    } catch (IllegalArgumentException e) {
      throw TrainingDataException.of(
          file, "%s", e.getMessage().replaceFirst("^" + Pattern.quote(file + ": "), ""));
    } catch (UncheckedIOException e) {
      throw TrainingDataException.of(
          file, "cannot be read: %s", e.getCause().getCause().getMessage());
    } catch (IOException e) {
      throw TrainingDataException.of(file, "cannot be read: %s", e.getMessage());
    }
  }

  /** Where an example stands, for messages. */
  private record Place(Path file, long line) {
    TrainingDataException fault(String problem, Object... values) {
      return TrainingDataException.of(file, line, problem, values);
    }
  }

  private FileFormat fileFormat(Format format) {
    ReviewColumns wanted =
        settings
            .tokensColumn()
            .map(ReviewColumns::ofTokens)
            .orElseGet(() -> ReviewColumns.ofText(settings.textColumn()))
            .withLabel(settings.labelColumn())
            .withSlices(valueColumns);
    DialectSettings dialect = settings.dialect();
    return FileFormat.of(wanted)
        .withFormat(Optional.of(RowFormat.valueOf(format.name())))
        .withNames(settings.header(), settings.header() ? List.of() : columns)
        .withEncoding(dialect.encoding().map(Charset::forName))
        .withDialect(dialect.delimiter(), dialect.escape(), Set.copyOf(dialect.nullValues()))
        .withLayout(dialect.jsonLayout());
  }

  private LabelledText example(Place place, Review review) {
    if (review.label() == null) {
      throw place.fault("column '%s' holds no label", settings.labelColumn());
    }
    boolean isSentence =
        settings
            .sentenceColumn()
            .map(column -> isSentence(place, column, value(review, column)))
            .orElse(true);
    float weight =
        settings
            .weightColumn()
            .map(column -> weight(place, column, value(review, column)))
            .orElse(1f);
    Reading<List<String>> reading = words.read(review.content());
    if (reading instanceof Reading.Rejected<List<String>> rejected) {
      throw place.fault("%s", rejected.reject().detail());
    }
    List<String> forms = ((Reading.Read<List<String>>) reading).value();
    double counted = isSentence ? weight * settings.sentenceWeight() : weight;
    return LabelledText.of(forms, rules, review.label(), isSentence, counted, place.line());
  }

  /** The value of a column, or null where the row or the file has none. */
  private String value(Review review, String column) {
    int index = valueColumns.indexOf(column);
    return index < 0 ? null : review.slices().get(index);
  }

  private static boolean isSentence(Place place, String column, String value) {
    if (value == null) {
      return true;
    }
    return switch (value) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw place.fault("%s must be 1 or 0, was '%s'", column, value);
    };
  }

  private static float weight(Place place, String column, String value) {
    if (value == null) {
      return 1;
    }
    try {
      float weight = Float.parseFloat(value);
      if (weight > 0 && weight <= LARGEST_WEIGHT) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw place.fault("%s must be a number in (0, %.0f], was '%s'", column, LARGEST_WEIGHT, value);
  }
}
