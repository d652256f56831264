package io.github.relevista.report;

import io.github.relevista.runs.Shortfall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    }
    if (shortfall.isPresent() && shortfall.get().gate() == Shortfall.Gate.REJECT_RATE) {
      examples.forEach(
          (reason, example) ->
              lines.add(
                  "%s (%d rows), such as in %s: %s: %s"
                      .formatted(
                          reason,
                          rejected.get(reason),
                          example.file(),
                          example.detail(),
                          example.row())));
    }
    if (shortfall.isPresent()) {
      kept.ifPresent(path -> lines.add("the rejected rows are kept in " + path));
    }
    return lines;
  }

  /** Adds the same to the figures of a run: the gate is null where none closed. */
  void addTo(Map<String, Object> figures) {
    figures.put("gate", shortfall.map(each -> each.gate().wireName()).orElse(null));
    Map<String, Object> reasons = new LinkedHashMap<>();
    examples.forEach((reason, example) -> reasons.put(reason, figures(example)));
    figures.put("reject_examples", reasons);
    figures.put("kept_rejects", kept.orElse(null));
  }

  private static Map<String, Object> figures(RejectExample example) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("file", example.file());
    figures.put("row", example.row());
    figures.put("detail", example.detail());
    return figures;
  }
}
