/** PostgreSQL, Redis and Kafka as child processes of the product or of its tests. */
@NullMarked
package io.grandstand.embedded;

import org.jspecify.annotations.NullMarked;
