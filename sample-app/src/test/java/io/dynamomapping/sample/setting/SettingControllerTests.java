package io.dynamomapping.sample.setting;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
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

	@Autowired
	private DynamoMapping<String, Map<String, Object>> settings;

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
			.isBadRequest();
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
