package io.github.relevista.ids;

/**
 * The scheme by which ids are made. Ids of different schemes say nothing of each other: what two
 * releases of one scheme call by the same id may be compared and added up, and by no other rule.
 *
 * <p>The version is part of every id, and what is published tells it. It grows whenever an id of
 * something that was published could come out otherwise.
 */
public final class IdScheme {
  /** The present version. The first had neither the rules of texts nor the limit that holds. */
  public static final int VERSION = 2;

  private IdScheme() {}
}
