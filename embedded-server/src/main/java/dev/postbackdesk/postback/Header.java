package dev.postbackdesk.postback;

/// One header line as it arrived, in ISO-8859-1 characters, the name's case kept.
public record Header(String name, String value) {}
