/**
 * What only the stack on one machine has, under {@code /dev} of the gateway: the inbox of all that
 * was sent, the traces, the clock, and whether all work is done. No service's own {@code /dev} is
 * ever routed.
 */
@NullMarked
package afterglow.local.dev;

import org.jspecify.annotations.NullMarked;
