/** The door: who asks what is booked most. */
@NullMarked
package io.grandstand.ranking.web;

import org.jspecify.annotations.NullMarked;
