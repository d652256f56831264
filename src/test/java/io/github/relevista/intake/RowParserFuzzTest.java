package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.relevista.intake.ReviewColumns.ContentKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a line holds, a parser neither throws nor lets through what cannot be stored. */
class RowParserFuzzTest {
  private static final long SEED = 20260118;
  private static final int ROUNDS = 50_000;
  private static final List<String> FIELDS = List.of("id", "text", "label", "day");
  private static final String JSON_ROW =
      "{\"id\":17,\"text\":\"so \\\"gööd\\\""
          + " \\ud83d\\ude00\",\"label\":null,\"n\":[1.5,{\"a\":true}]}";
  private static final String JSON_TOKENS = "{\"id\":\"x\",\"text\":[3,1,42],\"day\":-1.5e3}";
  private static final String CSV_ROW = "17,\"so \"\"gööd\"\", it is\",pos,\"mon\"";
  private static final String TSV_ROW = "17\tso \"gööd\" \uD83D\uDE00\tpos\tmon";

  /** What a format's own syntax is made of: what mutations insert breaks more than random bytes. */
  private static final byte[] SYNTAX =
      "\"\"\"{}[]:,,\t\t\\\\\\ud8 \r\n-+.eE0123truefalsn\u00e9\uFEFF\0\0"
          .getBytes(StandardCharsets.UTF_8);

  static Stream<Fuzzed> parsers() {
    return Stream.of(
        new Fuzzed(settings(RowFormat.JSON, ContentKind.TEXT, List.of()), JSON_ROW),
        new Fuzzed(settings(RowFormat.JSON, ContentKind.TOKENS, List.of()), JSON_TOKENS),
        new Fuzzed(settings(RowFormat.CSV, ContentKind.TEXT, FIELDS), CSV_ROW),
        new Fuzzed(settings(RowFormat.CSV, ContentKind.TOKENS, FIELDS), CSV_ROW),
        new Fuzzed(settings(RowFormat.TSV, ContentKind.TEXT, FIELDS), TSV_ROW),
        new Fuzzed(
            new RowSettings(RowFormat.TEXT, ReviewColumns.ofText("text"), List.of()), TSV_ROW));
  }

  private static RowSettings settings(RowFormat format, ContentKind kind, List<String> fields) {
    List<String> slices = List.of("day", "label");
    return new RowSettings(format, new ReviewColumns(kind, "text", "id", "label", slices), fields);
  }

  record Fuzzed(RowSettings settings, String row) {
    RowParser parser() {
      return settings.newParser();
    }
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void parse_ofRandomBytes_isAnOrderlyIntake(Fuzzed fuzzed) {
    Random random = new Random(SEED);
    RowParser parser = fuzzed.parser();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] line = new byte[random.nextInt(40)];
      random.nextBytes(line);
      parseOrderly(parser, line, round);
    }
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void parse_ofMutatedRows_isAnOrderlyIntake(Fuzzed fuzzed) {
    Random random = new Random(SEED);
    RowParser parser = fuzzed.parser();
    byte[] row = fuzzed.row().getBytes(StandardCharsets.UTF_8);
    int reviews = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] line = mutated(row, random);
      if (parseOrderly(parser, line, round) instanceof Review) {
        reviews++;
      }
    }
    assertThat(reviews).as("some mutations spare the row").isBetween(ROUNDS / 100, ROUNDS - 1);
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void parse_afterAnything_isAsByAFreshParser(Fuzzed fuzzed) {
    Random random = new Random(SEED);
    RowParser used = fuzzed.parser();
    byte[] row = fuzzed.row().getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 2_000; round++) {
      byte[] line = mutated(row, random);
      Intake expected = Lines.parse(fuzzed.parser(), line);
      assertThat(comparable(Lines.parse(used, line)))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(comparable(expected));
    }
  }

  private static Intake parseOrderly(RowParser parser, byte[] line, int round) {
    try {
      Intake intake = Lines.parse(parser, line);
      for (String string : strings(intake)) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(string)) {
          fail("'%s' cannot be encoded", string);
        }
      }
      return intake;
    } catch (RuntimeException | AssertionError thrown) {
      throw new AssertionError(
          "seed %d, round %d, line %s".formatted(SEED, round, HexFormat.of().formatHex(line)),
          thrown);
    }
  }

  private static List<String> strings(Intake intake) {
    if (intake instanceof Reject reject) {
      assertThat(reject.detail()).isNotBlank().doesNotContain("\n", "\r");
      return List.of(reject.detail());
    }
    Review review = (Review) intake;
    List<String> strings = new ArrayList<>(review.slices());
    strings.add(review.id());
    strings.add(review.label());
    if (review.content() instanceof Content.Text text) {
      strings.add(text.text());
    } else if (review.content() instanceof Content.Tokens tokens) {
      assertThat(tokens.tokens()).isNotEmpty();
      strings.addAll(tokens.tokens());
    } else {
      assertThat(((Content.TokenIds) review.content()).ids())
          .isNotEmpty()
          .matches(ids -> Arrays.stream(ids).allMatch(id -> id >= 0));
    }
    strings.removeIf(string -> string == null);
    return strings;
  }

  /** An intake whose equality looks into arrays of ids, too. */
  private static Object comparable(Intake intake) {
    if (intake instanceof Review review && review.content() instanceof Content.TokenIds tokens) {
      List<Object> parts = new ArrayList<>(review.slices());
      parts.addAll(Arrays.asList(review.id(), review.label()));
      parts.add(Arrays.stream(tokens.ids()).boxed().toList());
      return parts;
    }
    return intake;
  }

  /** One to three bytes of a row replaced, removed or inserted, or the row cut. */
  private static byte[] mutated(byte[] row, Random random) {
    StringBuilder latin1 = new StringBuilder(new String(row, StandardCharsets.ISO_8859_1));
    for (int mutation = random.nextInt(3); mutation >= 0 && latin1.length() > 0; mutation--) {
      int at = random.nextInt(latin1.length());
      char inserted =
          (char)
              (random.nextBoolean()
                  ? random.nextInt(256)
                  : SYNTAX[random.nextInt(SYNTAX.length)] & 0xFF);
      switch (random.nextInt(8)) {
        case 0 -> latin1.setLength(at);
        case 1, 2 -> latin1.deleteCharAt(at);
        case 3, 4, 5 -> latin1.insert(at, inserted);
        default -> latin1.setCharAt(at, inserted);
      }
    }
    return latin1.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
