package dev.postbackdesk.desktop.connect;

/// The fields that can be wrong, in the order of the steps.
enum ConnectField {
    NETWORK(Step.NETWORK), MERCHANT(Step.NETWORK), CLICK_ID(Step.NETWORK), PAYOUT(Step.NETWORK), TRANSACTION_ID(
            Step.NETWORK), STATUS(Step.NETWORK), CURRENCY(Step.NETWORK), URL(Step.OFFER), APPEND(
                    Step.OFFER), TAKEN(Step.OFFER), NAME(Step.OFFER), SLUG(Step.OFFER), CONVERSION(
                            Step.PAY), CONVERSION_NAME(Step.PAY), VALUE(Step.PAY), COMMISSION(Step.PAY);

    private final Step step;

    ConnectField(Step step) {
        this.step = step;
    }

    Step step() {
        return step;
    }
}
