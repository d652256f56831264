package io.github.relevista.cli;

/**
 * Every key of every configuration, and whether another value of it changes an id. A line of a
 * table is a key with such a value, then {@code id} where a figure changes and the id with it, or
 * {@code none}, then what else has to be set for the key to count: without that it changes nothing.
 *
 * <p>Which rows are read, and by which columns, is none of an id's business: the record of a run
 * tells it, and figures of other rows may be added up.
 */
final class ConfigurationKeys {
  /** How files of lines are written. */
  private static final String DIALECT =
      """
      encoding=latin1      | none
      delimiter=;          | none
      escape=backslash     | none
      null_values=[NA]     | none
      json_layout=lines    | none
      """;

  /** What of all commands over a corpus says which rows are read and how the work is done. */
  private static final String CORPUS =
      DIALECT
          + """
          input=x              | none
          table=reviews        | none
          where=stars > 3      | none | table=reviews
          format=csv           | none
          header=false         | none
          columns=[a]          | none
          text_column=body     | none
          tokens_column=tokens | none
          id_column=name       | none
          limit=3              | none
          output=elsewhere     | none
          run_date=2026-01-01  | none
          max_reject_rate=0.1  | none
          publish_on_gate=true | none
          allow_empty=true     | none
          engine=scalar        | none
          partitions=3         | none
          batch_sequences=3    | none
          batch_tokens=300     | none
          table_entries=300    | none
          projection_table_limit=300 | none
          master=local         | none
          model=other          | none
          tokenizer=whitespace | id
          maximum_tokens=9     | id
          """;

  static final String EXPLAIN =
      CORPUS
          + """
          table_format=delta   | none
          table_namespace=lake.reviews | none | table_format=delta
          label_column=other   | none
          labels={1: negative} | id | targets=label
          slice_by=[category]  | none
          predictions=true     | none
          evidence=3           | none
          evidence_window=2    | none | evidence=3
          evidence_seed=2      | none | evidence=3
          shifters=true        | none
          shifter_reach=2      | none | shifters=true
          negators=[not]       | none | shifters=true
          intensifiers=[very]  | none | shifters=true
          downtoners=[little]  | none | shifters=true
          phrases=true         | none
          phrase_minimum=5     | none | phrases=true
          phrase_limit=9       | none | phrases=true
          phrase_files=x       | none | phrases=true
          new_only=true        | none
          date_from=path       | none
          date_column=day      | none
          settle=10m           | none
          plan_backfill=true   | none
          expect=_SUCCESS      | none
          expect_files=2       | none
          expect_wait=1h       | none
          max_unknown_rate=0.1 | none
          max_leakage=0.1      | none
          min_rows_ratio=0.5   | none
          max_rows_ratio=2     | none
          baseline_runs=3      | none
          max_amplification=3  | none
          unit=review          | id
          shown_words=3        | none
          shown_minimum=3      | none
          method=sensitivity   | id
          epsilon=0.5          | id
          bias_factor=1        | id
          epsilon_share=true   | id
          state_ratio=0.01     | id
          product_rule=half    | id
          steps=7              | id | method=integrated_gradients
          occlusion=remove     | id | method=occlusion
          measure=probability  | id | method=occlusion
          seed=9               | id | method=random
          targets=predicted    | id
          unknown_terms=surface | id
          """;

  static final String EVALUATE =
      CORPUS
          + """
          label_column=        | id
          labels={1: negative} | id
          methods=[lrp]        | id
          epsilon=0.5          | id
          bias_factor=1        | id
          epsilon_share=true   | id
          state_ratio=0.01     | id
          product_rule=half    | id
          steps=7              | id | methods=[integrated_gradients]
          occlusion=remove     | id | methods=[occlusion]
          measure=probability  | id | methods=[occlusion]
          random_runs=3        | id
          seed=9               | id
          bootstrap_replicates=9 | id
          confidence=0.9       | id
          experiments=[leakage] | id
          deletions=4          | id
          min_words=12         | id
          deletion=remove      | id
          rerank=true          | id
          tables=[negative]    | id
          table_words=3        | id
          table_minimum=2      | id
          unknown_terms=surface | id
          pointing_documents=7 | id
          pointing_sentences=3 | id
          """;

  /** The examples of a training and how they are read are hashed themselves. */
  static final String TRAIN =
      DIALECT
          + """
          train=x | none
          dev=x | none
          exclude=[x] | none
          format=csv | none
          header=true | none
          columns=[a] | none
          dev_columns=[a] | none
          label_column=x | none
          text_column=x | none
          tokens_column=x | none
          sentence_column=x | none
          sentence_weight=2 | none
          weight_column=x | none
          labels={a: b} | none
          classes=[a, b] | none
          class_polarity=[-1, 1] | none
          limit=3 | none
          output=x | none
          weight_type=f16 | none
          resume=true | none
          master=local | none
          tokenizer=whitespace | id
          lower_case=false | id
          trained_on=sentences | none
          maximum_length=9 | id
          unknown_token=x | id
          minimum_count=2 | id
          embeddings=x | id
          extra_terms=3 | id | embeddings=x
          term_counts=x | id
          embedding_deviation=0.1 | id
          pretrain=x | id
          pretrain_format=csv | id | pretrain=x
          pretrain_header=false | id | pretrain=x
          pretrain_columns=[a] | id | pretrain=x
          pretrain_text_column=x | id | pretrain=x
          pretrain_tokens_column=x | id | pretrain=x
          pretrain_limit=3 | id | pretrain=x
          pretrain_window=3 | id | pretrain=x
          pretrain_minimum_count=3 | id | pretrain=x
          pretrain_terms=3 | id | pretrain=x
          pretrain_iterations=3 | id | pretrain=x
          pretrain_step_size=0.1 | id | pretrain=x
          pretrain_partitions=3 | id | pretrain=x
          pretrain_seed=3 | id | pretrain=x
          cell=gru | id
          bidirectional=false | id
          embedding_size=3 | id
          hidden_size=3 | id
          output_bias=true | id
          seed=3 | id
          epochs=3 | id
          batch_size=3 | id
          learning_rate=0.1 | id
          warmup_steps=3 | id
          embedding_rate_factor=0.1 | id
          weight_decay=0.1 | id
          beta1=0.1 | id
          beta2=0.1 | id
          adam_epsilon=0.1 | id
          gradient_clip=3 | id
          embedding_dropout=0.1 | id
          state_dropout=0.1 | id
          word_dropout=0.2 | id
          average_decay=0.1 | id
          evaluations_per_epoch=2 | id
          patience=3 | id
          threads=2 | id
          """;

  /** The id of the model that an import makes. */
  static final String IMPORT =
      """
      from=npz             | file
      weights=x            | file
      vocab=x              | file
      map=x                | file
      architecture=x       | file
      parity=x             | file
      config=x             | file
      classes=[good, bad]  | id
      class_polarity=[0, 1] | id
      unknown_token=<pad>  | id
      tokenizer=whitespace | id
      filters=x            | id | tokenizer=keras
      cleaning={a: b}      | id | tokenizer=split
      unknown_words=drop   | id
      lower_case=false     | id
      maximum_length=9     | id
      cut=front            | id
      reading=[max]        | id
      padding=back         | id | padded_length=9
      padded_length=8      | id | [padding=front, padded_length=9]
      padding_id=1         | id | [padding=front, padded_length=9]
      masked=true          | id | [padding=front, padded_length=9]
      hidden_activation=tanh | none
      lower_activation=tanh | none
      convolution_border=same | none
      max_pooling=2        | none
      attention_heads=1    | none
      reading_activation=relu | id
      directions=backward_first | id
      batch_norm_epsilon=0.1 | none
      gate_order=iofg      | id
      gru_reset=before     | none
      out=elsewhere        | none
      """;

  private ConfigurationKeys() {}
}
