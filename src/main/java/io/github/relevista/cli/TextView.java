package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Phrase;
import io.github.relevista.model.ClassScale;
import io.github.relevista.text.TokenList;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /**
   * Prints the scores, the predicted class, the words by what they say of the first target, and
   * what phrases say of it.
   *
   * @param method the name of the method that says so
   */
  void print(
      String method, TokenList tokens, Explanation explanation, List<PhraseRelevance> phrases) {
    if (style == Style.JSON) {
      out.println(json(method, tokens, explanation, phrases));
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
    line("relevance for '%s' by %s", explanation.target(0).name(), method);
    if (style == Style.COLOURED) {
      printColours(tokens, explanation);
    } else {
      for (int index = 0; index < explanation.length(); index++) {
        line("%+9.4f  %s", explanation.relevance(0, index), tokens.form(index));
      }
    }
    for (PhraseRelevance phrase : phrases) {
      line("%+9.4f  %s", phrase.relevance(), text(tokens, phrase.words()));
    }
  }

  private ObjectNode json(
      String method, TokenList tokens, Explanation explanation, List<PhraseRelevance> phrases) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode scores = root.putObject("scores");
    for (int k = 0; k < classes.size(); k++) {
      scores.put(classes.names().get(k), explanation.score(k));
    }
    root.put("predicted_class", classes.names().get(explanation.predictedClass()));
    root.put("method", method);
    root.put("target", explanation.target(0).name());
    ArrayNode words = root.putArray("tokens");
    for (int index = 0; index < explanation.length(); index++) {
      words
          .addObject()
          .put("text", tokens.form(index))
          .put("begin", tokens.begin(index))
          .put("end", tokens.end(index))
          .put("relevance", explanation.relevance(0, index));
    }
    ArrayNode together = root.putArray("phrases");
    for (PhraseRelevance phrase : phrases) {
      together
          .addObject()
          .put("text", text(tokens, phrase.words()))
          .put("begin", tokens.begin(phrase.words().begin()))
          .put("end", tokens.end(phrase.words().end() - 1))
          .put("relevance", phrase.relevance());
    }
    root.put("leakage", explanation.addsUp(0) ? (Float) explanation.leakage(0) : null);
    return root;
  }

  private static String text(TokenList tokens, Phrase words) {
    return IntStream.range(words.begin(), words.end())
        .mapToObj(tokens::form)
        .collect(Collectors.joining(" "));
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
