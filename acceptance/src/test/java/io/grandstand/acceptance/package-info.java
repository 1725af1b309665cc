/** The product as somebody outside sees it: started by its script, met over HTTP and in a browser, and killed. */
@NullMarked
package io.grandstand.acceptance;

import org.jspecify.annotations.NullMarked;
