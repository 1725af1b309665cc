/** What is run from outside against a server: the auditor, and later what measures. */
@NullMarked
package io.grandstand.bench;

import org.jspecify.annotations.NullMarked;
