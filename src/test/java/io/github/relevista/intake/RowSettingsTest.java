package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSettingsTest {
  private static final ReviewColumns TEXT = ReviewColumns.ofText("text");

  @Test
  void settings_thatTravelled_parseAsBefore() throws Exception {
    RowSettings settings =
        new RowSettings(
            RowFormat.CSV,
            TEXT.withId("id").withSlices(List.of("day")),
            List.of("day", "id", "text"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
      output.writeObject(settings);
    }
    Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(copy).isEqualTo(settings);
    assertThat(Lines.review(((RowSettings) copy).newParser(), "mon,r1,good"))
        .isEqualTo(new Review("r1", new Content.Text("good"), null, List.of("mon")));
  }

  @Test
  void settings_forParquet_areRefused() {
    assertThatThrownBy(() -> new RowSettings(RowFormat.PARQUET, TEXT, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the rows of parquet are no lines to parse");
  }

  @Test
  void settings_ofColumnThatTheFileLacks_nameIt() {
    assertThatThrownBy(
            () -> new RowSettings(RowFormat.TSV, TEXT.withLabel("stars"), List.of("id", "text")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the column 'stars' must stand once among the columns of the file,"
                + " stands 0 times in [id, text]");
  }

  @Test
  void settings_ofColumnThatStandsTwice_nameIt() {
    assertThatThrownBy(() -> new RowSettings(RowFormat.CSV, TEXT, List.of("text", "text")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'text'")
        .hasMessageContaining("2 times");
  }

  @Test
  void settings_ofUnwantedColumnThatStandsTwice_areFine() {
    RowParser parser = new RowSettings(RowFormat.CSV, TEXT, List.of("", "text", "")).newParser();
    assertThat(Lines.text(Lines.review(parser, "1,good,2"))).isEqualTo("good");
  }

  @Test
  void settings_ofJsonWithOrderedColumns_areRefused() {
    assertThatThrownBy(() -> new RowSettings(RowFormat.JSON, TEXT, List.of("text")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("only CSV and TSV files have columns in an order; JSON was given [text]");
  }

  @Test
  void settings_ofPlainTextWithMoreThanText_areRefused() {
    for (ReviewColumns columns :
        List.of(TEXT.withId("id"), TEXT.withLabel("label"), ReviewColumns.ofTokens("tokens"))) {
      assertThatThrownBy(() -> new RowSettings(RowFormat.TEXT, columns, List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a line of plain text is a raw text and nothing else");
    }
  }
}
