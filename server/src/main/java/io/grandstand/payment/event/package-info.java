/** What payments tell the world. */
@NamedInterface("event")
@NullMarked
package io.grandstand.payment.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
