package dev.postbackdesk.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.NetworksFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnNetworksFileTest {
    private static List<Network> read(String json) throws SetupProblem {
        return OwnNetworksFile.read(json.replace('\'', '"').getBytes(UTF_8));
    }

    @Test
    void whatIsNotSaidIsNotKnown() throws SetupProblem {
        assertThat(read("{'networks': [{'name': ' Mine '}]}"))
                .containsExactly(new Network("Mine", null, null, List.of(), null, null,
                        null, null, Map.of(), Network.OWN, "written by a user", null));
    }

    @Test
    void everythingComesBack() throws SetupProblem {
        List<Network> networks = List.of(
                new Network("Mine (old)", "s2", "#s2#", List.of("#s1#", "#s3#"), "[=pay=]", "%%tid%%", "<st>", "${cur}",
                        Map.of("1", "approved", "x y", "declined"), Network.OWN, "their manual", "s1 to s5"),
                new Network("Bare", null, null, List.of(), null, null, null, null, Map.of(), Network.OWN, "me", null));

        byte[] json = OwnNetworksFile.write(networks);

        assertThat(OwnNetworksFile.read(json)).isEqualTo(networks);
        assertThat(new String(json, UTF_8)).doesNotContain("null").endsWith("}\n");
    }

    /// The program's own file is of the same kind, so that a part of it can be changed and taken over.
    @Test
    void whatComesWithTheProgramIsTakenAsOwn() throws SetupProblem {
        List<Network> shipped = NetworksFile.shipped().all();

        List<Network> read = OwnNetworksFile.read(OwnNetworksFile.write(shipped));

        assertThat(read).hasSize(42).allMatch(Network::isOwn);
        assertThat(read).extracting(Network::clickId).isEqualTo(shipped.stream().map(Network::clickId).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"''~The file is empty", "{'networks': []~The file is not JSON at line 1",
            "{}~networks: this field is needed", "{'networks': {}}~networks: this is an object",
            "{'nets': []}~nets: there is no such field", "{'networks': [{}]}~networks[0].name: this field is needed",
            "{'networks': [{'name': ''}]}~networks[0].name: this is empty",
            "{'networks': [{'name': 'A', 'clickid': '{x}'}]}~networks[0].clickid: there is no such field; did you mean \"clickId\"?",
            "{'networks': [{'name': 'A', 'clickId': 'a b'}]}~networks[0].clickId: A placeholder has no blanks",
            "{'networks': [{'name': 'A', 'clickId': '{a}&b'}]}~networks[0].clickId: A placeholder has no blanks",
            "{'networks': [{'name': 'A', 'clickId': '[s2sidentifier]'}]}~networks[0].clickId: [s2sidentifier] is our own token",
            "{'networks': [{'name': 'A', 'clickId': 5}]}~networks[0].clickId: this is a number",
            "{'networks': [{'name': 'A', 'payout': 'payout'}]}~networks[0].payout: \"payout\" is no placeholder",
            "{'networks': [{'name': 'A', 'append': 'a=b'}]}~networks[0].append: \"a=b\" is no parameter",
            "{'networks': [{'name': 'A', 'statuses': []}]}~networks[0].statuses: this is a list",
            "{'networks': [{'name': 'A', 'statuses': {'1': 'paid'}}]}~networks[0].statuses.1: \"paid\" is not known",
            "{'networks': [{'name': 'A'}, {'name': 'a'}]}~networks[1].name: \"a\" stands in this file twice",
            "{'networks': [{'name': 'A', 'name': 'B'}]}~networks[0].name: this field stands twice"})
    void aProblemNamesTheField(String json, String beginning) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(SetupProblem.class).message().startsWith(beginning)
                .matches(".*[.?]");
    }
}
