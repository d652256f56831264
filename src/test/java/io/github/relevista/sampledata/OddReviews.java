package io.github.relevista.sampledata;

import java.time.LocalDate;
import java.util.List;

/** Reviews that a careless reader would lose or spoil: unusual, yet good rows. */
final class OddReviews {
  private static final LocalDate MONDAY = SampleData.FIRST_DAY;

  private OddReviews() {}

  /**
   * All of them, where they stand.
   *
   * @param notebook the text of the longest
   */
  static List<PlacedRow> placed(String notebook) {
    return List.of(
        at(
            0,
            25,
            "kettle",
            5,
            "Best. Kettle. Ever. \u2615",
            "My gran \uD83D\uDC75\uD83C\uDFFD gives it three \uD83D\uDC4D\uD83D\uDC4D\uD83D\uDC4D"
                + " and she is never pleased with anything \uD83D\uDE02"
                + " Boils in no time \uD83D\uDD25 and it is pretty, too \u2764\uFE0F"),
        at(
            1,
            30,
            "headphones",
            2,
            "Copied from my notes",
            "Sound:\tgood.\r\nComfort:\tnot so good.\u000B\r\n"
                + "Battery:\tflat by noon.\u0007\u0000 Hardly what the box promised."),
        at(
            2,
            44,
            "headphones",
            3,
            "Nice sound &amp; sore ears",
            "The sound is lovely.<br /><br />The fit is not.<br>My ears &amp; I agree that"
                + " 3 &lt; 4, so three stars it is. &quot;All-day comfort&quot;, says the box."
                + " <b>No.</b> It&#39;s an hour at most&hellip;"),
        at(
            3,
            18,
            "film",
            4,
            "\u201CNot bad at all\u201D",
            "\u201CI won\u2019t cry,\u201D said my husband, and he didn\u2019t \u2013 not until the"
                + " recital. It\u2019s slow, it\u2019s a little sentimental\u2026 and I wouldn\u2019t"
                + " have missed it."),
        at(
            4,
            60,
            "film",
            4,
            "The whole notebook",
            "Our film club keeps a notebook, and everybody writes in it. Somebody asked for all of"
                + " it, so here it is, quarrels included.\n\n"
                + notebook),
        // Three C1 controls: a dash, a dash and an apostrophe of Windows-1252, wrongly decoded.
        at(
            5,
            50,
            "film",
            3,
            "Slow bells",
            "A slow film \u0096 too slow \u0096 until the bells begin. Then it\u0092s hard to look"
                + " away."),
        at(
            6,
            14,
            "kettle",
            1,
            "Nooo",
            "N" + "o".repeat(600) + "! Three weeks old, and already it drips on the hob."),
        at(
            6,
            72,
            "kettle",
            5,
            "\u05E7\u05D5\u05DE\u05E7\u05D5\u05DD \u05DE\u05E6\u05D5\u05D9\u05DF",
            "My neighbour says \u05E7\u05D5\u05DE\u05E7\u05D5\u05DD \u05DE\u05E6\u05D5\u05D9\u05DF"
                + " (an excellent kettle), her cousin says \u063A\u0644\u0627\u064A\u0629"
                + " \u0645\u0645\u062A\u0627\u0632\u0629, and I say the same in English: it is"
                + " wonderful."));
  }

  private static PlacedRow at(
      int day, int line, String category, int stars, String title, String text) {
    LocalDate date = MONDAY.plusDays(day);
    String id = SampleData.id(date, 800 + line);
    return new PlacedRow(date, line, new SampleReview(id, date, category, stars, title, text));
  }
}
