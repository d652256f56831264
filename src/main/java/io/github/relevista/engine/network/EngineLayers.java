package io.github.relevista.engine.network;

import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.tensor.FloatMatrix;

/**
 * What an engine brings into a network: its recurrent layers, how the lowest of them reads words,
 * its products, its output layer, and what ways back leave at the words. One a workspace.
 */
public interface EngineLayers {
  /** How far a way back goes. */
  enum Depth {
    /** No way back was gone. */
    NOWHERE,
    /** To one number a word. */
    WORDS,
    /** To the dimensions of every word's embedding. */
    EMBEDDINGS
  }

  /** Whether the lowest layer is recurrent and reads the words themselves. */
  boolean readsWords();

  /** The recurrent layer at a place among all layers. */
  LayerRun.Recurrent layer(int place);

  /** The product of rows x with Wᵀ: W x of each of them. */
  RowProduct forward(FloatMatrix weights);

  /** The product of rows q with W: Wᵀ q of each of them. */
  RowProduct back(FloatMatrix weights);

  /** A product by matrices that are taken anew, of this engine's. */
  RightMatrix rightMatrix();

  /** Keeps from now on what a way back by a history needs. */
  void keep(History history);

  /** Takes the words of a batch, where the lowest layer reads them. */
  void read(PaddedBatch batch, BatchSteps steps);

  /**
   * Computes the scores of a batch.
   *
   * @param read what the output reads: [sequences, its size]
   */
  void computeScores(float[] read, int sequences);

  /** The score of a class for a sequence. */
  float score(int sequence, int classIndex);

  /** What enters what the output read, for every column: [sequences · columns, its size]. */
  float[] enter(TargetColumns targets, History history);

  /** Prepares for a way back: nothing has been received. */
  void beginBack(BatchSteps steps, int columns, Depth depth);

  /** Makes relevance of what a way back down to embeddings brought to their dimensions. */
  void multiplyEmbeddings(PaddedBatch batch, BatchSteps steps);

  /** What a step received as a word or a pad. */
  float word(int step, int column);

  /** What a dimension of its embedding received. */
  float at(int step, int column, int dimension);

  /** The sum of the squares of what the dimensions of its embedding received. */
  float squaredNorm(int step, int column);

  /** What the states before the first step received. */
  float initialStates(int sequence, int column);
}
