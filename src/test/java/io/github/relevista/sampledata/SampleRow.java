package io.github.relevista.sampledata;

/** A line of a sample file, whole or damaged. */
sealed interface SampleRow permits SampleReview, DamagedRow {
  /** The bytes of the line, without its end. */
  byte[] line();
}
