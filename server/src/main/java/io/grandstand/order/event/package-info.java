/** What orders tell the world. */
@NamedInterface("event")
@NullMarked
package io.grandstand.order.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
