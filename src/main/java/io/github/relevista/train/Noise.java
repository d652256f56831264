package io.github.relevista.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What training adds so that the network does not learn its examples by heart. */
interface Noise {
  /** No noise: what the network is evaluated with. */
  Noise NONE =
      new Noise() {
        @Override
        public int[] words(int[] ids) {
          return ids;
        }

        @Override
        public boolean maskStates(INDArray mask) {
          return false;
        }

        @Override
        public boolean maskEmbeddings(INDArray mask) {
          return false;
        }
      };

  /**
   * Word dropout.
   *
   * @param ids any number of word ids; not changed
   * @return as many, some of them replaced by that of the unknown term
   */
  int[] words(int[] ids);

  /**
   * Dropout of the embeddings.
   *
   * @param mask takes what each value is multiplied by
   * @return false where there is no dropout, and the mask is left as it was
   */
  boolean maskEmbeddings(INDArray mask);

  /** Dropout of the final hidden states, as above. */
  boolean maskStates(INDArray mask);
}
