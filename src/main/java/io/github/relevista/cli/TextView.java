package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.explain.Explanation;
import io.github.relevista.model.ClassScale;
import io.github.relevista.text.TokenList;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * One explained text for a terminal: words for the class in red, against it in blue, the paler the
 * less they said beside the strongest; or in figures.
 */
final class TextView {
  /** How relevance is shown. */
  enum Style {
    /** As the colour of the word's background, in 24-bit colours. */
    COLOURED,
    /** As a number beside each word. */
    PLAIN,
    /** As one JSON object. */
    JSON
  }

  private static final String RESET = "\u001b[0m";

  private final PrintWriter out;
  private final ClassScale classes;
  private final Style style;

  TextView(PrintWriter out, ClassScale classes, Style style) {
    this.out = out;
    this.classes = classes;
    this.style = style;
  }

  /** Prints the scores, the predicted class, and the words by what they say of the first target. */
  void print(TokenList tokens, Explanation explanation) {
    if (style == Style.JSON) {
      out.println(json(tokens, explanation));
      return;
    }
    for (int k = 0; k < classes.size(); k++) {
      line(
          "%-16s %9.4f%s",
          classes.names().get(k),
          explanation.score(k),
          k == explanation.predictedClass() ? "  predicted" : "");
    }
    line("");
    line("relevance for '%s'", classes.names().get(explanation.target(0)));
    if (style == Style.COLOURED) {
      printColours(tokens, explanation);
    } else {
      for (int index = 0; index < explanation.length(); index++) {
        line("%+9.4f  %s", explanation.relevance(0, index), tokens.form(index));
      }
    }
  }

  private ObjectNode json(TokenList tokens, Explanation explanation) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode scores = root.putObject("scores");
    for (int k = 0; k < classes.size(); k++) {
      scores.put(classes.names().get(k), explanation.score(k));
    }
    root.put("predicted_class", classes.names().get(explanation.predictedClass()));
    root.put("target", classes.names().get(explanation.target(0)));
    ArrayNode words = root.putArray("tokens");
    for (int index = 0; index < explanation.length(); index++) {
      words
          .addObject()
          .put("text", tokens.form(index))
          .put("begin", tokens.begin(index))
          .put("end", tokens.end(index))
          .put("relevance", explanation.relevance(0, index));
    }
    root.put("leakage", explanation.leakage(0));
    return root;
  }

  private void printColours(TokenList tokens, Explanation explanation) {
    float largest = Float.MIN_NORMAL;
    for (int index = 0; index < explanation.length(); index++) {
      largest = Math.max(largest, Math.abs(explanation.relevance(0, index)));
    }
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < explanation.length(); index++) {
      float share = explanation.relevance(0, index) / largest;
      text.append(colour(share)).append(tokens.form(index)).append(RESET).append(' ');
    }
    out.println(text.toString().stripTrailing());
  }

  /** Black on a background from white (0) to red (1) or blue (−1). */
  private static String colour(float share) {
    int pale = Math.round(255 * (1 - Math.abs(share)));
    int red = share >= 0 ? 255 : pale;
    int blue = share >= 0 ? pale : 255;
    return "\u001b[30;48;2;%d;%d;%dm".formatted(red, pale, blue);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
