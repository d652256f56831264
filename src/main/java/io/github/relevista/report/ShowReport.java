package io.github.relevista.report;

import io.github.relevista.explain.ExplainedPhrase;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Phrase;
import io.github.relevista.model.ClassScale;
import io.github.relevista.reading.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One explained text: the scores, the predicted class, the words by what they say of the first
 * target, and what phrases say of it.
 */
public final class ShowReport {
  private static final List<Column> SCORES =
      List.of(
          Column.term("class").under("").wide(16).onlyFor(Column.Audience.PEOPLE),
          Column.number("score", "%.4f").under("").wide(9).onlyFor(Column.Audience.PEOPLE),
          Column.text("predicted").under("").after(2).onlyFor(Column.Audience.PEOPLE));

  private final ClassScale classes;
  private final Words read;
  private final Explanation explanation;

  /**
   * @param classes of the model
   * @param read the words that the model has read, with forms and offsets
   * @param explanation of the text
   */
  public ShowReport(ClassScale classes, Words read, Explanation explanation) {
    this.classes = classes;
    this.read = read;
    this.explanation = explanation;
  }

  /**
   * The report; one object for programs.
   *
   * @param method the name of the method that says so
   * @param phrases what phrases say of the first target
   */
  public Report of(String method, List<ExplainedPhrase> phrases) {
    List<List<?>> scores = new ArrayList<>();
    for (int k = 0; k < classes.size(); k++) {
      scores.add(
          List.of(
              classes.names().get(k),
              explanation.score(k),
              k == explanation.predictedClass() ? "predicted" : ""));
    }
    Report.Builder report =
        Report.builder()
            .figures(figures(method, phrases))
            .table(SCORES, scores)
            .blank()
            .line("relevance for '%s' by %s", target(), method)
            .add(new Part.Passage(words()));
    if (explanation.addsUp(0) && explanation.padding(0) != 0) {
      report.line("%+9.4f  (padding)", explanation.padding(0));
    }
    for (ExplainedPhrase phrase : phrases) {
      report.line("%+9.4f  %s", phrase.relevance(), text(phrase.words()));
    }
    return report.build();
  }

  private List<Part.Passage.Word> words() {
    return IntStream.range(0, explanation.length())
        .mapToObj(
            index -> new Part.Passage.Word(read.forms()[index], explanation.relevance(0, index)))
        .toList();
  }

  private String target() {
    return explanation.target(0).name();
  }

  private Map<String, Object> figures(String method, List<ExplainedPhrase> phrases) {
    Map<String, Object> scores = new LinkedHashMap<>();
    for (int k = 0; k < classes.size(); k++) {
      scores.put(classes.names().get(k), explanation.score(k));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("scores", scores);
    figures.put("predicted_class", classes.names().get(explanation.predictedClass()));
    figures.put("method", method);
    figures.put("target", target());
    figures.put(
        "tokens",
        IntStream.range(0, explanation.length())
            .mapToObj(
                index ->
                    words(read.forms()[index], index, index + 1, explanation.relevance(0, index)))
            .toList());
    figures.put(
        "phrases",
        phrases.stream()
            .map(
                phrase ->
                    words(
                        text(phrase.words()),
                        phrase.words().begin(),
                        phrase.words().end(),
                        phrase.relevance()))
            .toList());
    figures.put("leakage", explanation.addsUp(0) ? (Float) explanation.leakage(0) : null);
    figures.put("padding", explanation.addsUp(0) ? (Float) explanation.padding(0) : null);
    return figures;
  }

  private Map<String, Object> words(String text, int begin, int end, float relevance) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("text", text);
    figures.put("begin", read.offsets().begins()[begin]);
    figures.put("end", read.offsets().ends()[end - 1]);
    figures.put("relevance", relevance);
    return figures;
  }

  private String text(Phrase words) {
    return IntStream.range(words.begin(), words.end())
        .mapToObj(index -> read.forms()[index])
        .collect(Collectors.joining(" "));
  }
}
