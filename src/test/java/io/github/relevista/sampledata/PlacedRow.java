package io.github.relevista.sampledata;

import java.time.LocalDate;

/**
 * A row made by hand, with its place.
 *
 * @param date the day whose file holds it
 * @param line its line there, from 1
 */
record PlacedRow(LocalDate date, int line, SampleRow row) {}
