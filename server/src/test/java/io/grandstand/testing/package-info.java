/** What tests share: the whole application over real servers. */
@NullMarked
package io.grandstand.testing;

import org.jspecify.annotations.NullMarked;
