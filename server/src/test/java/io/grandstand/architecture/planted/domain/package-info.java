/** Violations of the rules for a domain, planted so that the guards can be seen to catch them. Nothing here is ever run. */
@NullMarked
package io.grandstand.architecture.planted.domain;

import org.jspecify.annotations.NullMarked;
