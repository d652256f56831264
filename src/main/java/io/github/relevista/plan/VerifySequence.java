package io.github.relevista.plan;

/**
 * A sequence that engines are compared on.
 *
 * @param place where it comes from, for people
 * @param ids of the model's vocabulary, one or more
 */
public record VerifySequence(String place, int[] ids) {}
