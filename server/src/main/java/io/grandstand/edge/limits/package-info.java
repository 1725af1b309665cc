/** What a request may cost before anybody looks at it. */
@NullMarked
package io.grandstand.edge.limits;

import org.jspecify.annotations.NullMarked;
