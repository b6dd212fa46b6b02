package dev.postbackdesk.postback;

import dev.postbackdesk.link.Networks;

/// Decides what a postback is worth: a pure function of the postback and the evidence, and never an exception, whatever
/// arrived. Immutable and thread-safe; the evidence is not.
///
/// All findings are collected; the first rejecting one in the contract's order decides the answer.
public final class Judge {
    private final Networks networks;

    public Judge(Networks networks) {
        this.networks = networks;
    }

    public Judgement judge(PostbackRequest request, Evidence evidence) {
        return hear(request, evidence).rule(evidence);
    }

    /// The part that does not depend on what was recorded before, which is most of it.
    Heard hear(PostbackRequest request, Known known) {
        return new Hearing(request, known, networks).hear();
    }

    /// The networks by whose words it judges.
    Networks networks() {
        return networks;
    }
}
