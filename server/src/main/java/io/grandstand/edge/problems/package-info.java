/** Every failure as a problem document that tells a caller what they can mend, and nothing else. */
@NullMarked
package io.grandstand.edge.problems;

import org.jspecify.annotations.NullMarked;
