package io.github.relevista.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured.
 *
 * @param machine where
 * @param engine the name of the engine
 * @param gemm what the machine's GEMM rate was measured with; empty where with nothing
 * @param gemmRate multiply-adds a second on one thread
 * @param texts texts of the sample that every kind of work went through, but for methods of
 *     explanation that are too slow for it
 * @param tokens their tokens
 * @param rates of every kind of work
 */
public record BenchResult(
    Machine machine,
    String engine,
    String gemm,
    OptionalDouble gemmRate,
    int texts,
    long tokens,
    List<WorkRate> rates) {}
