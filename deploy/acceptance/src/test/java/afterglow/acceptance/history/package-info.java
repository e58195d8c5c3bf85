/**
 * Judges a run of the whole system by what can be seen from outside: what clients asked and were
 * answered, what lies in the databases in the end, what was published, what the mail and text
 * sandboxes took, and which faults there were. It knows nothing of how the services are made.
 */
@NullMarked
package afterglow.acceptance.history;

import org.jspecify.annotations.NullMarked;
