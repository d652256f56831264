package io.github.relevista.report;

import io.github.relevista.drift.MeanChange;
import io.github.relevista.drift.TermChange;
import io.github.relevista.drift.WordShift;
import java.util.List;

/**
 * What {@code drift} found.
 *
 * @param className the class whose relevances were compared
 * @param before the one side, for people
 * @param after the other
 * @param figures how shares and means over reviews have changed
 * @param shift how the mean score has changed, term by term
 * @param means terms whose mean relevance has changed, the largest changes first
 * @param frequencies terms that are used more or less, the same
 * @param maximumQ the q-value up to which a change is counted as one; the terms are those beyond it
 *     too
 * @param shown terms to show of each kind, at most
 */
public record DriftResult(
    String className,
    String before,
    String after,
    List<MeanChange> figures,
    WordShift shift,
    List<TermChange> means,
    List<TermChange> frequencies,
    double maximumQ,
    int shown) {}
