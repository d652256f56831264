package io.github.relevista.sampledata;

import java.nio.charset.StandardCharsets;

/**
 * A row of the sample data that no reader can use, made so on purpose.
 *
 * @param rejectCode why: the reason that a run gives for setting it aside
 * @param characters the line, one character a byte: ISO-8859-1, in which bytes can be written that
 *     are no UTF-8
 */
record DamagedRow(String rejectCode, String characters) implements SampleRow {
  @Override
  public byte[] line() {
    return characters.getBytes(StandardCharsets.ISO_8859_1);
  }
}
