package io.grandstand.order;

/** What became of the wish to buy. */
public sealed interface PlaceOrderResult {

    /** It is to be paid; also the answer to the same wish again. */
    record Placed(OrderView order) implements PlaceOrderResult {}

    sealed interface Refused extends PlaceOrderResult {}

    /** There is none, or it is somebody else's. */
    record UnknownHold() implements Refused {}

    /** The order's id is somebody else's. */
    record UnknownOrder() implements Refused {}

    /** Given back, run out, or sold. */
    record HoldGone() implements Refused {}

    record AlreadyOrdered(OrderId by) implements Refused {}

    /** The id was used for another hold. */
    record IdReused() implements Refused {}

    record NotAdmitted(AdmissionRefusal why) implements Refused {}
}
