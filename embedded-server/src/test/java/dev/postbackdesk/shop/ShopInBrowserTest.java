package dev.postbackdesk.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A visitor with a phone, played by a real browser: what the policy of the pages forbids, it would not do.
class ShopInBrowserTest {
    // Its helpers may still write while the folder is deleted, and what is left lies among the temporary files.
    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    @TempDir
    Path folder;

    @Test
    void aPhoneFollowsTheLinkBuysAndReloads() throws Exception {
        assumeTrue(WebDriver.installed().isPresent(),
                "Skipped: Chromium and chromedriver are not both installed (Debian: chromium, chromium-driver).");
        try (OpenShop shop = new OpenShop(folder); WebDriver phone = new WebDriver(profile, 390, 844)) {
            phone.open(shop.receiver.localAddress() + "/c/box");
            assertThat(phone.url()).contains("/demo/verda?sub1=");
            assertThat(phone.text("h1")).isEqualTo("Spring \"box\"");
            // The style sheet holds only if its hash is the policy's.
            assertThat(phone.style("button", "min-height")).isEqualTo("56px");
            assertThat(phone.place("button").path("height").asDouble()).isGreaterThanOrEqualTo(44);
            assertThat(phone.place("main").path("width").asDouble()).isLessThanOrEqualTo(500);

            phone.click("label:nth-of-type(3)");
            phone.click("button");
            assertThat(phone.awaitText("h1", "Thank you")).isEqualTo("Thank you");
            assertThat(phone.text(".price")).isEqualTo("194.70 EUR");
            assertThat(phone.text(".answer")).isEqualTo("Answer 200: OK");
            phone.reload();
            assertThat(phone.awaitText("h1", "Thank you")).isEqualTo("Thank you");
            assertThat(phone.cookies()).isZero();

            assertThat(shop.postbacks()).hasSize(1);
            PostbackRow row = shop.postbacks().getFirst();
            assertThat(row.result()).isEqualTo(Result.ACCEPTED);
            assertThat(row.reading().value()).isEqualByComparingTo("194.70");
        }
    }

    @Test
    void aHostileClickIdRunsNothing() throws Exception {
        assumeTrue(WebDriver.installed().isPresent(),
                "Skipped: Chromium and chromedriver are not both installed (Debian: chromium, chromium-driver).");
        try (OpenShop shop = new OpenShop(folder); WebDriver phone = new WebDriver(profile, 390, 844)) {
            String hostile = "\"><img src=x onerror=document.title='run'><script>document.title='run'</script>";
            phone.open(shop.receiver.localAddress() + "/demo/verda?sub1=" + Form.encoded(hostile));
            assertThat(phone.text(".code")).isEqualTo(hostile);
            phone.click("button");
            assertThat(phone.awaitText("h2", "The postback was rejected")).isEqualTo("The postback was rejected");
            assertThat(shop.postbacks().getFirst().reading().clickId()).isEqualTo(hostile);
        }
    }
}
