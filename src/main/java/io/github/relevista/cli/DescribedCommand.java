package io.github.relevista.cli;

import picocli.CommandLine.Option;

/** A command that is told what a file of weights does not say of its model. */
abstract class DescribedCommand extends BaseCommand {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "a model's config.json: classes and text rules")
  void config(String value) {
    put("config", value);
  }

  @Option(
      names = "--classes",
      paramLabel = "NAMES",
      description = "the classes in the order of the scores: bad,good")
  void classes(String value) {
    put("classes", value);
  }

  @Option(
      names = "--class-polarity",
      paramLabel = "NUMBERS",
      description = "from -1 to 1, one a class (default: evenly)")
  void classPolarity(String value) {
    put("class_polarity", value);
  }

  @Option(
      names = "--unknown-token",
      paramLabel = "TERM",
      description = "the term of unknown words (default: <unk>)")
  void unknownToken(String value) {
    put("unknown_token", value);
  }

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description = "ptb (default), whitespace, keras, basic_english, text_vectorization or split")
  void tokenizer(String value) {
    put("tokenizer", value);
  }

  @Option(
      names = "--filters",
      paramLabel = "CHARACTERS",
      description = "what keras separates words at, or text_vectorization removes")
  void filters(String value) {
    put("filters", value);
  }

  @Option(
      names = "--unknown-words",
      paramLabel = "keep|drop",
      description = "whether words beyond the vocabulary are read (default: keep)")
  void unknownWords(String value) {
    put("unknown_words", value);
  }

  @Option(
      names = "--lower-case",
      paramLabel = "true|false",
      description = "whether words are lower-cased (default: true)")
  void lowerCase(String value) {
    put("lower_case", value);
  }

  @Option(
      names = "--gate-order",
      paramLabel = "LETTERS",
      description = "how the gates are stacked (default: that of --from)")
  void gateOrder(String value) {
    put("gate_order", value);
  }

  @Option(
      names = "--gru-reset",
      paramLabel = "WHERE",
      description = "after (default) or before the recurrent product")
  void gruReset(String value) {
    put("gru_reset", value);
  }

  @Option(
      names = "--cut",
      paramLabel = "END",
      description =
          "at which end longer texts lose words: back (default) or front (Keras' default)")
  void cut(String value) {
    put("cut", value);
  }

  @Option(
      names = "--reading",
      paramLabel = "NAMES",
      description =
          "what is read of the states: last, position, all_layers, all_steps, max, mean, attention,"
              + " or several: mean,max")
  void reading(String value) {
    put("reading", value);
  }

  @Option(
      names = "--padding",
      paramLabel = "WHERE",
      description = "at which end of texts the model was trained with pads: none, front or back")
  void padding(String value) {
    put("padding", value);
  }

  @Option(
      names = "--padded-length",
      paramLabel = "STEPS",
      description = "to how many steps shorter texts were filled up")
  void paddedLength(String value) {
    put("padded_length", value);
  }

  @Option(names = "--padding-id", paramLabel = "ID", description = "the id of a pad (default: 0)")
  void paddingId(String value) {
    put("padding_id", value);
  }

  @Option(
      names = "--masked",
      paramLabel = "true|false",
      description = "whether the model skips pads (default: what the file says)")
  void masked(String value) {
    put("masked", value);
  }

  @Option(
      names = "--hidden-activation",
      paramLabel = "NAME",
      description = "of dense layers before the output: relu (default), tanh, linear, …")
  void hiddenActivation(String value) {
    put("hidden_activation", value);
  }

  @Option(
      names = "--lower-activation",
      paramLabel = "NAME",
      description = "of convolutions and of dense layers below recurrent ones: relu (default), …")
  void lowerActivation(String value) {
    put("lower_activation", value);
  }

  @Option(
      names = "--convolution-border",
      paramLabel = "NAME",
      description = "what convolutions do at the ends of texts: valid (default), same or causal")
  void convolutionBorder(String value) {
    put("convolution_border", value);
  }

  @Option(
      names = "--max-pooling",
      paramLabel = "STEPS",
      description = "of how many steps the highest goes on behind convolutions (default: 1)")
  void maxPooling(String value) {
    put("max_pooling", value);
  }

  @Option(
      names = "--attention-heads",
      paramLabel = "N",
      description = "heads of attention in which states ask each other (nn.MultiheadAttention)")
  void attentionHeads(String value) {
    put("attention_heads", value);
  }

  @Option(
      names = "--reading-activation",
      paramLabel = "NAME",
      description = "of what is read, before the first dense layer: linear (default), relu, tanh")
  void readingActivation(String value) {
    put("reading_activation", value);
  }

  @Option(
      names = "--directions",
      paramLabel = "NAME",
      description =
          "what is read of two directions: forward_first (default), backward_first, or of half as"
              + " many values sum, mean, backward_only, forward_only")
  void directions(String value) {
    put("directions", value);
  }

  @Option(
      names = "--batch-norm-epsilon",
      paramLabel = "NUMBER",
      description = "of batch norm, which no state dict holds (default: torch's 0.00001)")
  void batchNormEpsilon(String value) {
    put("batch_norm_epsilon", value);
  }
}
