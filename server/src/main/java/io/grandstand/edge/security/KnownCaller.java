package io.grandstand.edge.security;

import io.grandstand.kernel.Caller;

/** An authentication of ours, however it was shown. */
interface KnownCaller {

    Caller caller();
}
