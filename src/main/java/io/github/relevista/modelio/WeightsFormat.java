package io.github.relevista.modelio;

/** The kinds of files in which other programs keep the weights of a model. */
public enum WeightsFormat {
  /** The {@code state_dict} of a torch module, by {@code torch.save} or as safetensors. */
  TORCH(
      "torch",
      "import torch; torch.save(torch.load('model.pt', map_location='cpu', weights_only=True),"
          + " 'weights.pt')"),
  /** Arrays of numpy, under torch's names or others. */
  NPZ(
      "npz",
      "import numpy; numpy.savez('weights.npz', **{name: array for name, array in"
          + " arrays.items()})"),
  /**
   * Arrays of numpy, under the names of Arras's reference code
   * (https://github.com/ArrasL/LRP_for_LSTM).
   */
  AUTHORS(
      "authors",
      "import numpy, pickle; model = pickle.load(open('model', 'rb')); "
          + "numpy.savez('weights.npz', E=numpy.load('embeddings.npy'), **model)"),
  /** A model or weights that Keras saved: HDF5 or a {@code .keras} archive. */
  KERAS("keras", "model.save('model.keras')");

  private final String wireName;
  private final String conversion;

  WeightsFormat(String wireName, String conversion) {
    this.wireName = wireName;
    this.conversion = conversion;
  }

  /** The name in configurations. */
  public String wireName() {
    return wireName;
  }

  /** The Python that makes such a file of a pickle. */
  String conversion() {
    return conversion;
  }
}
