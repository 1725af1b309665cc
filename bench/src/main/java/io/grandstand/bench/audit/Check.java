package io.grandstand.bench.audit;

/**
 * One statement that finds violations of an invariant.
 *
 * @param invariant its id ({@code I1})
 * @param sentence what must hold
 * @param sql selects one text column: a line for each violation; none when all is well
 */
record Check(String invariant, String sentence, String sql) {}
