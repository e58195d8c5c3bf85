/** Clinics as folders of data, brought into the services by their operator's interface. */
@NullMarked
package afterglow.local.demo;

import org.jspecify.annotations.NullMarked;
