/**
 * The whole system on one machine, out of real parts: PostgreSQL, Kafka, Keycloak and the three
 * services as child processes; the gateway, the mail and text sandboxes and {@code /dev} in this
 * one. {@link afterglow.local.Stack} says what starts after what; {@link
 * afterglow.local.DataFolder} says what is kept.
 */
@NullMarked
package afterglow.local;

import org.jspecify.annotations.NullMarked;
