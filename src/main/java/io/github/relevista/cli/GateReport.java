package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.spark.job.RejectExample;
import io.github.relevista.spark.job.Shortfall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of rows that were rejected and of the gate that closed for them.
 *
 * @param shortfall the gate that closed, if one did
 * @param rejected rows rejected, by reason
 * @param examples a row of each reason
 * @param kept where the rejects are that were not published, if there are any
 */
record GateReport(
    Optional<Shortfall> shortfall,
    Map<String, Long> rejected,
    Map<String, RejectExample> examples,
    Optional<String> kept) {

  /** The lines for people: none where no gate closed. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (shortfall.isPresent()) {
      lines.add(shortfall.get().line());
      examples.forEach(
          (reason, example) ->
              lines.add(
                  "%s (%d rows), such as in %s: %s: %s"
                      .formatted(
                          reason,
                          rejected.get(reason),
                          example.file(),
                          example.detail(),
                          shown(example.row()))));
      kept.ifPresent(path -> lines.add("the rejected rows are kept in " + path));
    }
    return lines;
  }

  /** A row in one line, whatever characters drive a terminal. */
  private static String shown(String row) {
    StringBuilder text = new StringBuilder();
    row.codePoints()
        .map(
            character ->
                switch (Character.getType(character)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR ->
                      ' ';
                  default -> character;
                })
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  /** Adds the same to the figures of a run: the gate is null where none closed. */
  void addTo(ObjectNode figures) {
    figures.put("gate", shortfall.map(each -> each.gate().wireName()).orElse(null));
    ObjectNode reasons = figures.putObject("reject_examples");
    examples.forEach(
        (reason, example) ->
            reasons
                .putObject(reason)
                .put("file", example.file())
                .put("row", example.row())
                .put("detail", example.detail()));
    figures.put("kept_rejects", kept.orElse(null));
  }
}
