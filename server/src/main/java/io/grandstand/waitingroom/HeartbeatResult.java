package io.grandstand.waitingroom;

/** What a heartbeat comes to. */
sealed interface HeartbeatResult {

    record Renewed(AdmissionToken admission, String token) implements HeartbeatResult {}

    sealed interface Refused extends HeartbeatResult {}

    /** No token, or not of this account or admission, or a forged one. */
    record NoAdmission() implements Refused {}

    /** The token was not renewed in time, or the right is over. */
    record Expired() implements Refused {}

    /** It was ended: the fan has paid or left. */
    record Ended() implements Refused {}
}
