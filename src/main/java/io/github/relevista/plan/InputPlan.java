package io.github.relevista.plan;

import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.reading.FileFormat;
import io.github.relevista.reading.LocalReviews;
import io.github.relevista.settings.DialectSettings;
import io.github.relevista.settings.FileSettings;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.InvalidSettingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the settings of an input mean for those who read it. */
public final class InputPlan {
  private InputPlan() {}

  /**
   * The columns that make a review.
   *
   * @throws InvalidSettingException if they contradict each other
   */
  public static ReviewColumns columns(InputSettings input) {
    return checked(
        () ->
            content(input.files())
                .withId(input.idColumn().orElse(null))
                .withLabel(input.labelColumn().orElse(null))
                .withSlices(input.sliceBy()));
  }

  private static ReviewColumns content(FileSettings files) {
    return files
        .tokensColumn()
        .map(ReviewColumns::ofTokens)
        .orElseGet(() -> ReviewColumns.ofText(files.textColumn()));
  }

  /**
   * What is said of the files.
   *
   * @param columns the columns that make a review
   */
  public static FileFormat format(FileSettings files, ReviewColumns columns) {
    DialectSettings dialect = files.dialect();
    return FileFormat.of(columns)
        .withFormat(files.format())
        .withNames(files.header(), files.header() ? List.of() : files.columns())
        .withEncoding(dialect.encoding().map(Charset::forName))
        .withDialect(dialect.delimiter(), dialect.escape(), Set.copyOf(dialect.nullValues()))
        .withLayout(dialect.jsonLayout());
  }

  /**
   * Reads the texts of files of this machine.
   *
   * @param told takes what was guessed of the files, a line each
   * @throws InvalidSettingException if a file is not there, is of no format that can be read, or if
   *     no row of the files has a text
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static LocalReviews read(FileSettings files, Consumer<String> told) {
    return read(files, checked(() -> content(files)), told);
  }

  /**
   * Reads texts with labels, likewise.
   *
   * @param labelColumn the column of the labels
   */
  public static LocalReviews read(FileSettings files, String labelColumn, Consumer<String> told) {
    return read(files, checked(() -> content(files).withLabel(labelColumn)), told);
  }

  private static LocalReviews read(
      FileSettings files, ReviewColumns columns, Consumer<String> told) {
    LocalReviews reviews =
        checked(
            () ->
                LocalReviews.read(
                    files.paths().stream().map(Path::of).toList(),
                    format(files, columns),
                    files.limit()));
    reviews.notes().forEach(told);
    return reviews;
  }

  private static <T> T checked(Supplier<T> planned) {
    try {
      return planned.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }
}
