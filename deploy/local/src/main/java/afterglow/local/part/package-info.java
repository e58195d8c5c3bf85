/** The processes of the stack: the database, the broker, the services and the sign-in. */
@NullMarked
package afterglow.local.part;

import org.jspecify.annotations.NullMarked;
