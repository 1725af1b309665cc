/** What the templates are given: words, addresses, and the things that a page shows. */
@NullMarked
package io.grandstand.site.view;

import org.jspecify.annotations.NullMarked;
