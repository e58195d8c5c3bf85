/**
 * A mail server and a text-message provider that deliver nothing. Each writes what it takes to a
 * file before it says that it took it, so the file is the proof of what was sent and how often;
 * both can be told to fail in the ways that real ones do.
 *
 * <p>A line of a ledger says what became of one attempt: {@code accepted}, whether it was taken,
 * and {@code answered}, whether its sender was told so. An attempt that was not answered is one
 * whose outcome the sender could not know. A mail that was refused before its text was sent, which
 * its sender knows, leaves no line.
 */
@NullMarked
package afterglow.local.sandbox;

import org.jspecify.annotations.NullMarked;
