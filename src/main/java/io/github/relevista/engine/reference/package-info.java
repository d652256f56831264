/**
 * Layer-wise Relevance Propagation for LSTM and GRU networks as it is read, not as it is fast: in
 * double precision, one message from a unit to a lower unit at a time. No job computes with it; the
 * tests hold every engine against it, and it against the code of the paper's authors.
 *
 * <p>May import engine and what it may import.
 *
 * <p>Read {@link io.github.relevista.engine.reference.ReferenceRelevance}, whose rules are in
 * {@code RelevanceRules}, then the way back from top to bottom: {@code ReferenceWayBack}, {@code
 * ReadingBack} and {@code CellBack}. The way forward is in {@link
 * io.github.relevista.engine.reference.ReferenceNetwork} and {@code ReferenceCell}.
 */
package io.github.relevista.engine.reference;
