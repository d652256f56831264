package io.github.relevista.plan;

import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.ReviewColumns.ContentKind;
import io.github.relevista.reading.FileFormat;
import io.github.relevista.reading.LocalReviews;
import io.github.relevista.settings.DialectSettings;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.InvalidSettingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the settings of an input mean for those who read it. */
public final class InputPlan {
  private InputPlan() {}

  /**
   * The columns that make a review.
   *
   * @throws InvalidSettingException if they contradict each other
   */
  public static ReviewColumns columns(InputSettings input) {
    try {
      return new ReviewColumns(
          input.tokensColumn().isPresent() ? ContentKind.TOKENS : ContentKind.TEXT,
          input.tokensColumn().orElse(input.textColumn()),
          input.idColumn().orElse(null),
          input.labelColumn().orElse(null),
          input.sliceBy());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }

  /**
   * What is said of the files.
   *
   * @throws InvalidSettingException if the columns contradict each other
   */
  public static FileFormat format(InputSettings input) {
    DialectSettings dialect = input.dialect();
    return FileFormat.of(columns(input))
        .withFormat(input.format())
        .withNames(input.header(), input.header() ? List.of() : input.columns())
        .withEncoding(dialect.encoding().map(Charset::forName))
        .withDialect(dialect.delimiter(), dialect.escape(), Set.copyOf(dialect.nullValues()))
        .withLayout(dialect.jsonLayout());
  }

  /**
   * Reads the reviews of files of this machine.
   *
   * @param told takes what was guessed of the files, a line each
   * @throws InvalidSettingException if a file is not there, is of no format that can be read, or if
   *     no row of the files has a text
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static LocalReviews read(InputSettings input, Consumer<String> told) {
    try {
      LocalReviews reviews =
          LocalReviews.read(
              input.paths().stream().map(Path::of).toList(), format(input), input.limit());
      reviews.notes().forEach(told);
      return reviews;
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }
}
