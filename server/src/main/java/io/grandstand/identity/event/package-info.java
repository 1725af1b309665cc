/** What accounts tell the world; never an address and never a secret. */
@NamedInterface("event")
@NullMarked
package io.grandstand.identity.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
