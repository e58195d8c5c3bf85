/**
 * The links in the messages that this service asks for: one per message, expiring, kept as hashes.
 * What a link opens is up to the follow-up it belongs to.
 */
@NullMarked
package afterglow.followup.link;

import org.jspecify.annotations.NullMarked;
