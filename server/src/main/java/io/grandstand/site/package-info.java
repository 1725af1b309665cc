/** The fan's pages, rendered on the server; what is alive on them calls the HTTP interface like anybody else. */
@ApplicationModule
@NullMarked
package io.grandstand.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
