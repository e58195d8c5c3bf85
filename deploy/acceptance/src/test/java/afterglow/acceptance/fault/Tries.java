package afterglow.acceptance.fault;

/**
 * What came of requests that may change nothing.
 *
 * @param accepted how many of them were not turned down
 */
record Tries(int requests, int accepted) {
  Tries and(boolean accepted) {
    return new Tries(requests + 1, this.accepted + (accepted ? 1 : 0));
  }
}
