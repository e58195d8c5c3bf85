/**
 * A mail server and a text-message provider that deliver nothing. Each writes what it takes to a
 * file before it says that it took it, so the file is the proof of what was sent and how often;
 * both can be told to fail in the ways that real ones do.
 */
@NullMarked
package afterglow.local.sandbox;

import org.jspecify.annotations.NullMarked;
