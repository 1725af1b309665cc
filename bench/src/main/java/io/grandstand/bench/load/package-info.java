/** The load generator: HTTP/1.1 over connections that are kept, one request at a time on each. */
@NullMarked
package io.grandstand.bench.load;

import org.jspecify.annotations.NullMarked;
