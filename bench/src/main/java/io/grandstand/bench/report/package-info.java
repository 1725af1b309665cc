/** What was measured, judged and told: figures, targets, a table, a file and a page. */
@NullMarked
package io.grandstand.bench.report;

import org.jspecify.annotations.NullMarked;
