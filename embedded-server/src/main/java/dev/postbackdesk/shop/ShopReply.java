package dev.postbackdesk.shop;

/// What the shop says to a request.
public sealed interface ShopReply {
    /// A page (HTML).
    record Page(int status, String html) implements ShopReply {}

    /// The answer stands at another path of the shop: a reload there orders nothing again.
    record SeeOther(String path) implements ShopReply {}

    /// Another method is for this path.
    ///
    /// @param allow the value of the header that names it
    record WrongMethod(String allow) implements ShopReply {}

    /// There is no such page.
    ///
    /// @param html what a visitor is told
    record Unknown(String html) implements ShopReply {}
}
