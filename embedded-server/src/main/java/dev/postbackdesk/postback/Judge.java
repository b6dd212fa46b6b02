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
        return new Hearing(request, evidence, networks).judge();
    }
}
