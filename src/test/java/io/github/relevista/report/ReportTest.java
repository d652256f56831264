package io.github.relevista.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One report, as people and as programs get it. */
class ReportTest {
  private static final String ESCAPE = "\u001b";

  private static String shown(Report report, Terminal.Style style) {
    StringWriter text = new StringWriter();
    new Terminal(new PrintWriter(text, true), style).write(report);
    return text.toString();
  }

  private static String shown(Report report) {
    return shown(report, Terminal.Style.PLAIN);
  }

  private static List<String> json(Report report) {
    StringWriter text = new StringWriter();
    JsonLines.write(report, new PrintWriter(text, true));
    return text.toString().lines().toList();
  }

  @Test
  void tables_areAlignedForPeople_andObjectsForPrograms() {
    Report report =
        Report.builder()
            .table(
                List.of(
                    Column.term("term"),
                    Column.number("mean", "%.2f").under("mean relevance").after(2),
                    Column.number("exact", "%s").onlyFor(Column.Audience.PROGRAMS)),
                List.of(
                    List.of("good", 1.25, 1), List.of("评论", -12.5, 2), Arrays.asList("x", null, 3)))
            .build();
    assertThat(shown(report))
        .isEqualTo(
            """
            term  mean relevance
            good            1.25
            评论          -12.50
            x
            """);
    assertThat(json(report))
        .containsExactly(
            "{\"term\":\"good\",\"mean\":1.25,\"exact\":1}",
            "{\"term\":\"评论\",\"mean\":-12.5,\"exact\":2}",
            "{\"term\":\"x\",\"mean\":null,\"exact\":3}");
  }

  @Test
  void everyPart_reachesItsAudienceAlone() {
    Report report = Report.builder().line("%,d rows", 1_000).figures(Map.of("rows", 1_000)).build();
    assertThat(shown(report)).isEqualTo("1,000 rows\n");
    assertThat(json(report)).containsExactly("{\"rows\":1000}");
  }

  @Test
  void nothingThatTextsHold_drivesATerminal() throws IOException {
    String evil = ESCAPE + "]0;title\u0007\n\u202e";
    Report report =
        Report.builder()
            .line("a class '%s'", evil)
            .table(List.of(Column.term(evil)), List.of(List.of(evil)))
            .add(new Part.Passage(List.of(new Part.Passage.Word(evil, 1))))
            .figures(Map.of("term", evil))
            .build();
    String text = shown(report);
    assertThat(text.lines()).hasSize(4).allMatch(line -> line.contains("\\u{1b}]0;title\\u{7}"));
    assertThat(text.replace("\n", "").chars().noneMatch(Character::isISOControl)).isTrue();
    assertThat(shown(report, Terminal.Style.COLOURED).replaceAll(ESCAPE + "\\[[0-9;]*m", ""))
        .doesNotContain(ESCAPE, "\u0007", "\u202e");
    // JSON says the same, in escapes of its own.
    assertThat(json(report)).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    JsonNode read = new ObjectMapper().readTree(json(report).get(1));
    assertThat(read.get("term").asText()).isEqualTo(evil);
  }

  @Test
  void longWords_areCut_andLargeNumbersShort() {
    Report report =
        Report.builder()
            .table(
                List.of(Column.number("n", "%+.4f").under(""), Column.term("t").under("")),
                List.of(List.of(1e30, "z".repeat(1_000)), List.of(-3e9f, "y")))
            .build();
    List<String> lines = shown(report).lines().toList();
    assertThat(lines.get(0)).startsWith("+1.000e+30 zzz").hasSize(11 + Terminal.TERM_WIDTH);
    assertThat(lines.get(1)).isEqualTo("-3.000e+09 y");
  }

  @Test
  void aRowOfAnotherLength_isRefused() {
    assertThatThrownBy(() -> new Part.Table(0, List.of(Column.text("a")), List.of(List.of(1, 2))))
        .hasMessage("1 columns, but a row of 2 cells");
  }
}
