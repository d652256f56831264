package io.github.relevista.bench;

import java.util.OptionalDouble;

/**
 * How fast one kind of work goes: medians over rounds.
 *
 * @param work {@code forward}, {@code one class}, {@code all classes}, {@code tokenize}, {@code
 *     statistics}, or the name of a method of explanation
 * @param texts texts of the sample that it went through
 * @param tokens their tokens
 * @param threads how many threads worked at a time
 * @param tokensPerSecond of all threads together
 * @param tokensPerCpuSecond for a second of processor time, whichever thread used it
 * @param textsPerSecond of all threads together
 * @param gemmShare what part of the machine's GEMM rate a thread reaches with the multiply-adds of
 *     its matrix products; empty where the work has none or there was nothing to compare with
 */
public record WorkRate(
    String work,
    int texts,
    long tokens,
    int threads,
    double tokensPerSecond,
    double tokensPerCpuSecond,
    double textsPerSecond,
    OptionalDouble gemmShare) {}
