package io.grandstand.catalog;

/** What sort of show it is. */
public enum ShowKind {
    GAME,
    CONCERT
}
