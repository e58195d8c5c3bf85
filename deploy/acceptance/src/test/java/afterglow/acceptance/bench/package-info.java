/** Benchmarks behind {@code ./afterglow bench NAME}; each ends with {@code RESULT name value}. */
package afterglow.acceptance.bench;
