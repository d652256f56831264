package io.github.relevista.report;

import java.util.List;

/** The columns of what {@code lexicon} says. */
final class LexiconColumns {
  static final List<Column> ENTRIES =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.number("polarity", "%+.3f").wide(8),
          Column.text("interval").under("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("low"),
          number("high"),
          Column.term("term").wide(18).after(2),
          Column.number("occurrences", "%,d").under("times").wide(9),
          Column.number("reviews", "%,d").wide(9),
          Column.number("agreement", "%.2f").wide(9),
          number("q"));

  static final List<Column> DIFFERENCES =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.term("slice").wide(12),
          Column.term("term").wide(16).after(2),
          Column.number("occurrences", "%,d").under("times").wide(7),
          Column.number("polarity", "%+.2f").wide(8),
          Column.number("elsewhere", "%+.2f").wide(9),
          Column.number("difference", "%+.3f").wide(10),
          Column.text("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("low"),
          number("high"),
          Column.number("q", "%.1e").wide(8));

  static final List<Column> PROOF =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.term("gold"),
          Column.text("part").after(2),
          Column.text("system").after(2),
          Column.number("terms", "%,d").under("n").wide(6),
          number("polar"),
          Column.number("coverage", "%.2f").wide(8),
          Column.number("roc_auc", "%.3f").under("AUC").wide(6),
          Column.text("auc_interval").under("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("roc_auc_low"),
          number("roc_auc_high"),
          Column.number("average_precision", "%.3f").under("AP").wide(6),
          number("average_precision_low"),
          number("average_precision_high"),
          Column.number("spearman", "%.3f").under("rho").wide(6),
          number("spearman_low"),
          number("spearman_high"),
          Column.number("tau_b", "%.3f").under("tau-b").wide(6),
          number("tau_b_low"),
          number("tau_b_high"),
          Column.number("macro_f1", "%.3f").under("F1").wide(6),
          number("macro_f1_low"),
          number("macro_f1_high"),
          Column.number("full_auc", "%.3f").under("AUC full").wide(8));

  static final List<Column> CONTEXTS =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.term("term").wide(14),
          Column.text("kind").wide(7).after(2),
          Column.number("relevance", "%+.3f").wide(9),
          Column.text("text").after(2),
          Column.text("id").under("review").after(2),
          Column.number("sentence", "%d").after(1));

  static final List<Column> SHIFTERS =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.text("kind").wide(11),
          Column.term("shifter").wide(14).after(2),
          Column.number("factor", "%+.2f").wide(7),
          Column.text("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("low"),
          number("high"),
          Column.number("joint_factor", "%+.2f").under("with it").wide(7),
          Column.text("joint_interval").under("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("joint_low"),
          number("joint_high"),
          Column.number("occurrences", "%,d").under("times").wide(8),
          Column.number("reviews", "%,d").wide(8),
          Column.number("terms", "%,d").wide(6));

  static final List<Column> PHRASES =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.term("phrase").wide(24),
          Column.number("mean", "%+.3f").wide(8),
          Column.number("expected", "%+.3f").wide(8),
          Column.number("difference", "%+.3f").wide(10),
          Column.text("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("low"),
          number("high"),
          Column.number("occurrences", "%,d").under("times").wide(7),
          Column.number("reviews", "%,d").wide(7),
          number("elsewhere"),
          Column.number("q", "%.1e").wide(8));

  static final List<Column> AT_WORK =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.term("system").wide(14),
          Column.number("reviews", "%,d").under("n").wide(8),
          Column.number("positives", "%,d").wide(9),
          Column.number("accuracy", "%.3f").wide(8),
          Column.text("accuracy_interval")
              .under("interval")
              .after(2)
              .onlyFor(Column.Audience.PEOPLE),
          number("accuracy_low"),
          number("accuracy_high"),
          Column.number("roc_auc", "%.3f").under("AUC").wide(6),
          Column.text("auc_interval").under("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("roc_auc_low"),
          number("roc_auc_high"));

  private LexiconColumns() {}

  private static Column number(String name) {
    return Column.number(name, "%s").onlyFor(Column.Audience.PROGRAMS);
  }
}
