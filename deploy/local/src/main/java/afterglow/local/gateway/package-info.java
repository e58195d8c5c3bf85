/** The one address that people see: every request goes to the service that owns its path. */
@NullMarked
package afterglow.local.gateway;

import org.jspecify.annotations.NullMarked;
