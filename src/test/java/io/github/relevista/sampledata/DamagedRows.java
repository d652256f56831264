package io.github.relevista.sampledata;

import java.time.LocalDate;
import java.util.List;

/** Rows that no reader can use, as damaged files and careless exports yield them. */
final class DamagedRows {
  private static final LocalDate MONDAY = SampleData.FIRST_DAY;

  private DamagedRows() {}

  /** All of them, where they stand. */
  static List<PlacedRow> placed() {
    return List.of(
        // Cut in the middle of the object, as by a full disk.
        at(
            0,
            12,
            "malformed_json",
            "{\"id\":\"0105-901\",\"date\":\"2026-01-05\",\"category\":\"kettle\",\"stars\":4,"
                + "\"title\":\"Quick and"),
        at(0, 40, "blank_line", ""),
        at(0, 66, "wrong_type", row(0, 903, "headphones", "12345")),
        at(1, 9, "missing_text", row(1, 901, "film", "null")),
        // Exported as ISO-8859-1: é and ü are single bytes.
        at(
            1,
            52,
            "invalid_utf8",
            row(
                1,
                902,
                "kettle",
                "\"The caf\u00e9 down the road has the same one, and the M\u00fcllers too.\"")),
        // Two commas.
        at(
            1,
            80,
            "malformed_json",
            "{\"id\":\"0106-903\",\"date\":\"2026-01-06\",\"category\":\"film\",,\"stars\":2,"
                + "\"title\":\"Hm\",\"text\":\"I dozed off before the picnic.\"}"),
        at(2, 21, "empty_text", row(2, 901, "kettle", "\"\"")),
        // No such field at all.
        at(
            2,
            58,
            "missing_text",
            "{\"id\":\"0107-902\",\"date\":\"2026-01-07\",\"category\":\"film\",\"stars\":5,"
                + "\"title\":\"Lovely\"}"),
        // Cut in the middle of a string.
        at(
            3,
            33,
            "malformed_json",
            "{\"id\":\"0108-901\",\"date\":\"2026-01-08\",\"category\":\"headphones\",\"stars\":1,"
                + "\"title\":\"No bass\",\"text\":\"I unpacked them on Sunday and by Mon"),
        at(
            3,
            70,
            "wrong_type",
            row(3, 902, "kettle", "{\"en\":\"Boils fast.\",\"de\":\"Kocht schnell.\"}")),
        // A curly apostrophe that lost the last of its three bytes.
        at(
            4,
            15,
            "invalid_utf8",
            row(
                4,
                901,
                "headphones",
                "\"They don\u00e2\u0080t fit, and they don\u00e2\u0080t stay.\"")),
        at(4, 47, "missing_text", row(4, 902, "kettle", "null")),
        at(5, 28, "empty_text", row(5, 901, "film", "\"   \"")),
        at(5, 61, "blank_line", ""),
        // An element of a JSON array, with the comma that parted it from the next.
        at(5, 83, "malformed_json", row(5, 903, "film", "\"We left early.\"") + ","),
        at(6, 5, "wrong_type", row(6, 901, "headphones", "true")),
        // Markup and nothing else.
        at(6, 90, "empty_text", row(6, 902, "film", "\"<br /><br />\"")));
  }

  private static PlacedRow at(int day, int line, String rejectCode, String characters) {
    return new PlacedRow(MONDAY.plusDays(day), line, new DamagedRow(rejectCode, characters));
  }

  private static String row(int day, int number, String category, String jsonText) {
    LocalDate date = MONDAY.plusDays(day);
    return ("{\"id\":\"%s\",\"date\":\"%s\",\"category\":\"%s\",\"stars\":2,"
            + "\"title\":\"Hm\",\"text\":%s}")
        .formatted(SampleData.id(date, number), date, category, jsonText);
  }
}
