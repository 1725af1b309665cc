/** The fan's and the host's pages, rendered on the server. */
@ApplicationModule
@NullMarked
package io.grandstand.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
