package io.dynamomapping.sample.setting;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.RequestLog;
import io.dynamomapping.sample.SampleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class SettingControllerTests {

	private static final String INFINITE = "Attribute 'limit': expected a finite number, found NaN or an infinity. Leave it"
			+ " out, or store it as text.";

	private static final String DIGITS = "Attribute 'limit': expected a number of at most 38 digits, found one of 45. Round it, or store it as text.";

	@Autowired
	private DynamoMapping<String, Map<String, Object>> settings;

	@Autowired
	private RequestLog requests;

	private final RestTestClient client;

	SettingControllerTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@BeforeEach
	void removeGroup() {
		this.settings.remove("ui");
	}

	@Test
	void storesASettingOfANewGroup() {
		put("theme", "\"dark\"");

		assertThat(this.settings.at("ui").require()).containsEntry("theme", "dark");
	}

	@Test
	void storesASettingByOneRequest() {
		assertThat(this.requests.during(() -> put("theme", "\"dark\""))).containsExactly("UpdateItem settings");
	}

	@Test
	void keepsTheOtherSettingsOfAGroup() {
		put("theme", "\"dark\"");
		put("pageSize", "50");

		assertThat(this.settings.at("ui").require()).containsEntry("theme", "dark")
			.containsEntry("pageSize", new BigDecimal(50));
	}

	@Test
	void showsAllGroups() {
		put("theme", "\"dark\"");

		this.client.get()
			.uri("/api/settings")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.ui.theme")
			.isEqualTo("dark")
			.jsonPath("$.catalogue.airports")
			.isEqualTo(5210);
	}

	@Test
	void removesASettingAndThenTheGroup() {
		put("theme", "\"dark\"");

		this.client.delete().uri("/api/settings/ui/theme").exchange().expectStatus().isNoContent();
		assertThat(this.settings.at("ui").require()).doesNotContainKey("theme");

		this.client.delete().uri("/api/settings/ui").exchange().expectStatus().isNoContent();
		assertThat(this.settings).doesNotContainKey("ui");
	}

	@Test
	void hasNoSettingsOfAGroupThatIsNotThere() {
		this.client.get().uri("/api/settings/ui").exchange().expectStatus().isNotFound();
		this.client.delete().uri("/api/settings/ui/theme").exchange().expectStatus().isNotFound();
		this.client.delete().uri("/api/settings/ui").exchange().expectStatus().isNotFound();
	}

	@Test
	void refusesToChangeTheKey() {
		this.client.put()
			.uri("/api/settings/ui/group")
			.contentType(MediaType.APPLICATION_JSON)
			.body("\"other\"")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(
					"Expected the name of a setting, found 'group', which is the key of the group. Use another name.");
		assertThat(this.settings).doesNotContainKey("ui");
	}

	@Test
	void refusesNumbersThatCannotBeStored() {
		assertRefused("1e400", INFINITE);
		assertRefused("1".repeat(45), DIGITS);
		assertThat(this.settings).doesNotContainKey("ui");

		put("theme", "\"dark\"");
		assertRefused("1e400", INFINITE);
		assertRefused("1".repeat(45), DIGITS);
		assertThat(this.settings.at("ui").require()).containsOnlyKeys("theme");
	}

	@Test
	void refusesAGroupThatIsTooLong() {
		String group = "x".repeat(3000);

		this.client.get()
			.uri("/api/settings/" + group)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Expected 1 to 100 characters as 'group', found 3000. Use another key.");
	}

	private void assertRefused(String json, String detail) {
		this.client.put()
			.uri("/api/settings/ui/limit")
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(detail);
	}

	private void put(String name, String json) {
		this.client.put()
			.uri("/api/settings/ui/" + name)
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.exchange()
			.expectStatus()
			.isOk();
	}

}
