package io.github.relevista.modelio;

/** The kinds of files in which other programs keep the weights of a model. */
public enum WeightsFormat {
  /** The {@code state_dict} of a torch module, by {@code torch.save} or as safetensors. */
  TORCH(
      "import torch; torch.save(torch.load('model.pt', map_location='cpu', weights_only=True),"
          + " 'weights.pt')"),
  /** Arrays of numpy, under torch's names or others. */
  NPZ(
      "import numpy; numpy.savez('weights.npz', **{name: array for name, array in"
          + " arrays.items()})"),
  /**
   * Arrays of numpy, under the names of Arras's reference code
   * (https://github.com/ArrasL/LRP_for_LSTM).
   */
  AUTHORS(
      "import numpy, pickle; model = pickle.load(open('model', 'rb')); "
          + "numpy.savez('weights.npz', E=numpy.load('embeddings.npy'), **model)");

  private final String conversion;

  WeightsFormat(String conversion) {
    this.conversion = conversion;
  }

  /** The Python that makes such a file of a pickle. */
  String conversion() {
    return conversion;
  }
}
