package io.github.relevista.intake;

/** What became of one raw row of a corpus. */
public sealed interface Intake permits Review, Reject {}
