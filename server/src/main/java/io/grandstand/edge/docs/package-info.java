/** The interface described for programs and people. */
@NullMarked
package io.grandstand.edge.docs;

import org.jspecify.annotations.NullMarked;
