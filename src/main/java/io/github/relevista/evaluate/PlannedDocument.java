package io.github.relevista.evaluate;

import java.io.Serializable;

/**
 * A document with which an experiment goes on.
 *
 * @param experiment the experiment
 * @param document the document
 */
public record PlannedDocument(Experiment experiment, HybridDocument document)
    implements Serializable {}
