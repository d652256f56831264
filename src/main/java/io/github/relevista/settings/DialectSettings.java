package io.github.relevista.settings;

import io.github.relevista.intake.Dialect.Escape;
import io.github.relevista.reading.FileFormat.JsonLayout;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How files of lines are written; what is left out, a look into each file tells.
 *
 * @param encoding the name of the encoding
 * @param delimiter what stands between the fields of CSV files
 * @param escape how CSV files write a quote within quotes
 * @param nullValues fields of CSV and TSV files that stand for no value
 * @param jsonLayout how the objects of JSON files lie
 */
public record DialectSettings(
    Optional<String> encoding,
    Optional<String> delimiter,
    Optional<Escape> escape,
    List<String> nullValues,
    Optional<JsonLayout> jsonLayout) {
  private static final List<String> USUAL_NULLS = List.of("\\N");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(t|u([0-9a-fA-F]{4}))");

  static DialectSettings of(SettingReader reader) {
    Optional<String> encoding = reader.text("encoding");
    encoding.ifPresent(DialectSettings::requireEncoding);
    return new DialectSettings(
        encoding,
        reader.text("delimiter").map(DialectSettings::delimiter),
        reader.choice("escape", List.of(Escape.values()), Escape::wireName),
        reader.texts("null_values", USUAL_NULLS),
        reader.choice("json_layout", List.of(JsonLayout.values()), JsonLayout::wireName));
  }

  private static void requireEncoding(String name) {
    try {
      Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw SettingReader.wrong("encoding", name, "an encoding such as windows-1252 or utf-16");
    }
  }

  /** A command line has no tab: {@code \t} stands for it, and {@code \}{@code u0001} for others. */
  private static String delimiter(String value) {
    String delimiter = ESCAPED.matcher(value).replaceAll(DialectSettings::unescaped);
    if (delimiter.isEmpty() || delimiter.matches("(?s).*[\"\r\n].*")) {
      throw SettingReader.wrong(
          "delimiter", value, "one character or more without quote and line break");
    }
    return delimiter;
  }

  private static String unescaped(MatchResult match) {
    return match.group(2) == null
        ? "\t"
        : Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(2), 16)));
  }
}
