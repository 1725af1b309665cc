/** The inbox over HTTP. */
@NullMarked
package io.grandstand.notification.web;

import org.jspecify.annotations.NullMarked;
