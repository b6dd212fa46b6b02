package dev.postbackdesk.conversion;

import java.util.Arrays;
import java.util.Optional;

/// Which HTTP status a rejected postback is answered with.
public enum AnswerRule {
    /// 400, 403 or 404, by the finding.
    STATUS("status"),
    /// 200 whatever the verdict: some networks switch a postback off after a few failures.
    ALWAYS_200("always-200");

    private final String word;

    AnswerRule(String word) {
        this.word = word;
    }

    /// The word of the definitions file.
    public String word() {
        return word;
    }

    public static Optional<AnswerRule> ofWord(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word.equals(word)).findFirst();
    }
}
