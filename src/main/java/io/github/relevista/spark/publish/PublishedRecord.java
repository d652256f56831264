package io.github.relevista.spark.publish;

import java.time.LocalDate;

/**
 * The run record of a result that an output holds.
 *
 * @param date the result's date
 * @param key the model and the settings it was made with: {@link PublishedOutput#key}
 * @param json the record as it was given to {@link Publication#commit}
 */
public record PublishedRecord(LocalDate date, String key, String json) {}
