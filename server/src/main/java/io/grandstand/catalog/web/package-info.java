/** The doors: finding venues and plans, hosting. */
@NullMarked
package io.grandstand.catalog.web;

import org.jspecify.annotations.NullMarked;
