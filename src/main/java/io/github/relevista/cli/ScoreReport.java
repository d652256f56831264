package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.scoring.Accuracy;
import io.github.relevista.scoring.LengthBand;
import io.github.relevista.scoring.Scorecard;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What {@code score} found.
 *
 * @param model the model
 * @param texts what it was scored on
 * @param card what its predictions are worth
 */
record ScoreReport(SentimentModel model, LabelledTexts texts, Scorecard card) {
  /** Tables for people. */
  void print(PrintWriter out) {
    line(
        out,
        "%,d examples, %,d words, %.1f%% of them unknown to the model",
        card.accuracy().examples(),
        texts.tokens(),
        100 * texts.unknownRate());
    if (texts.leftOut() > 0) {
      line(
          out,
          "%,d rows left out: %,d unreadable, %,d without a label of the model's classes, %,d"
              + " without a word",
          texts.leftOut(),
          texts.unreadable(),
          texts.unlabelled(),
          texts.wordless());
    }
    line(out, "");
    line(out, "accuracy           %s", percent(card.accuracy()));
    line(out, "macro F1           %.1f%%", 100 * card.confusion().macroF1());
    line(
        out,
        "binary accuracy    %s of %,d that are not neutral",
        percent(card.binaryAccuracy()),
        card.binaryAccuracy().examples());
    line(
        out,
        "calibration error  %.1f%% in %d bins",
        100 * card.calibration().error(),
        card.calibration().bins());
    printConfusion(out);
    printLengths(out);
  }

  private void printConfusion(PrintWriter out) {
    List<String> names = model.classes().names();
    String corner = "label / predicted";
    int longest = Math.max(corner.length(), longest(labelNames()));
    String first = "%-" + longest + "s";
    String column = "%" + (Math.max(longest(names), 8) + 2) + "s";
    line(out, "");
    line(out, "%s%s", format(first, corner), row(column, names));
    for (SortedSet<Integer> label : card.confusion().labels()) {
      List<String> counts = new ArrayList<>();
      for (int k = 0; k < names.size(); k++) {
        counts.add(format("%,d", card.confusion().count(label, k)));
      }
      line(out, "%s%s", format(first, name(label)), row(column, counts));
    }
  }

  private List<String> labelNames() {
    List<String> names = new ArrayList<>();
    card.confusion().labels().forEach(label -> names.add(name(label)));
    return names;
  }

  private static int longest(List<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String row(String column, List<String> cells) {
    return cells.stream().map(cell -> format(column, cell)).collect(Collectors.joining());
  }

  private void printLengths(PrintWriter out) {
    line(out, "");
    line(out, "%-12s %10s %10s", "words", "examples", "accuracy");
    for (LengthBand band : card.lengths()) {
      if (band.accuracy().examples() > 0) {
        String words =
            band.to() == Integer.MAX_VALUE
                ? "from " + band.from()
                : "%d to %d".formatted(band.from(), band.to());
        line(out, "%-12s %,10d %10s", words, band.accuracy().examples(), percent(band.accuracy()));
      }
    }
  }

  /** All figures in one object. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model_id", model.id());
    json.put("examples", card.accuracy().examples());
    json.put("left_out", texts.leftOut());
    json.put("tokens", texts.tokens());
    json.put("unknown_rate", texts.unknownRate());
    json.put("accuracy", card.accuracy().value());
    json.put("macro_f1", card.confusion().macroF1());
    json.put("binary_examples", card.binaryAccuracy().examples());
    if (card.binaryAccuracy().examples() > 0) {
      json.put("binary_accuracy", card.binaryAccuracy().value());
    } else {
      json.putNull("binary_accuracy");
    }
    json.put("calibration_error", card.calibration().error());
    json.put("calibration_bins", card.calibration().bins());
    putConfusion(json.putArray("confusion"));
    putLengths(json.putArray("lengths"));
    return json;
  }

  private void putConfusion(ArrayNode rows) {
    for (SortedSet<Integer> label : card.confusion().labels()) {
      ObjectNode row = rows.addObject();
      row.put("label", name(label));
      ObjectNode predicted = row.putObject("predicted");
      for (int k = 0; k < model.classes().size(); k++) {
        predicted.put(model.classes().names().get(k), card.confusion().count(label, k));
      }
    }
  }

  private void putLengths(ArrayNode bands) {
    for (LengthBand band : card.lengths()) {
      if (band.accuracy().examples() > 0) {
        ObjectNode json = bands.addObject();
        json.put("from", band.from());
        if (band.to() < Integer.MAX_VALUE) {
          json.put("to", band.to());
        } else {
          json.putNull("to");
        }
        json.put("examples", band.accuracy().examples());
        json.put("accuracy", band.accuracy().value());
      }
    }
  }

  /** The names of the classes that a label stands for. */
  private String name(SortedSet<Integer> label) {
    return label.stream().map(model.classes().names()::get).collect(Collectors.joining(" or "));
  }

  private static String percent(Accuracy accuracy) {
    return accuracy.examples() == 0 ? "none" : format("%.1f%%", 100 * accuracy.value());
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
