/** What waiting rooms tell the world. */
@NamedInterface("event")
@NullMarked
package io.grandstand.waitingroom.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
