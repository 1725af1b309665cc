package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Headers;

/**
 * A fan who may book at a performance.
 *
 * @param headers who it is, and that it was let in
 */
record Admitted(long performance, Headers headers) {}
