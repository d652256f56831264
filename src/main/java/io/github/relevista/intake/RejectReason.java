package io.github.relevista.intake;

/**
 * Why a row is no review. The codes stand in the table of rejects: users filter and count by them,
 * so they stay as they are.
 */
public enum RejectReason {
  /**
   * The line is no valid UTF-8, or it escapes half a surrogate pair, which UTF-8 cannot express.
   */
  INVALID_UTF8("invalid_utf8"),
  /** The line holds nothing but white space. */
  BLANK_LINE("blank_line"),
  /** The line is not exactly one well-formed JSON object with each wanted column at most once. */
  MALFORMED_JSON("malformed_json"),
  /** The line of a CSV or TSV file does not split into the fields that the file has. */
  MALFORMED_ROW("malformed_row"),
  /** The column of the text or of the tokens is absent or null. */
  MISSING_TEXT("missing_text"),
  /**
   * A column holds a value of another type than belongs there: a number as text, an object as
   * label, an array of both strings and numbers as tokens.
   */
  WRONG_TYPE("wrong_type"),
  /** The text has no token: it is nothing but white space or markup, or the tokens are none. */
  EMPTY_TEXT("empty_text"),
  /** The patterns by which the model's texts are cleaned take too long over the text. */
  UNCLEANABLE_TEXT("uncleanable_text"),
  /** A token id is negative or beyond the vocabulary. */
  INVALID_TOKEN_ID("invalid_token_id"),
  /** The label is what is to be explained, and the review has none. */
  MISSING_LABEL("missing_label"),
  /** The label is what is to be explained, and it stands for no class of the model. */
  UNKNOWN_LABEL("unknown_label"),
  /** A score or a relevance is not finite, or is beyond what the statistics can hold. */
  NON_FINITE("non_finite");

  private final String code;

  RejectReason(String code) {
    this.code = code;
  }

  /** The code by which tables and reports name this reason. */
  public String code() {
    return code;
  }
}
