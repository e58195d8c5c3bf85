/**
 * Whole-system tests: real services, database, broker, sign-in, mail, texts and browser. A stack is
 * started for them, or a running one is used ({@code -Dafterglow.url=http://localhost:8080}).
 */
package afterglow.acceptance;
