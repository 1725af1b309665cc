/** Who calls: tokens, cookies, and what they open. */
@NullMarked
package io.grandstand.edge.security;

import org.jspecify.annotations.NullMarked;
