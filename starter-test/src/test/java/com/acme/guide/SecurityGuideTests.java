package com.acme.guide;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.test.InMemoryDynamoMappings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.EnumerablePropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The listings of the page on security.
 */
class SecurityGuideTests {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	@Test
	void tokensAreSealed() {
		InMemoryDynamoMappings memory = InMemoryDynamoMappings.create();
		memory.open("labels", "id").putAll(Map.of("a", Map.of(), "b", Map.of(), "c", Map.of()));
		DynamoDbClient client = memory.client();
		String secret = "the mule is a mutant";
		DynamoMappings mappings = DynamoMappings.builder(client).pageTokenSecret(secret).build();

		String forged = memory.mappings().open("labels").scan().pageSize(1).page().next();
		String token = mappings.open("labels").scan().pageSize(1).page().next();

		DynamoMapping<?, ?> labels = mappings.open("labels");
		assertThat(labels.scan().after(token).page()).isNotEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> labels.scan().after(forged).page());
	}

	@Test
	void policiesHaveTheActionsOfTheirRows() {
		List<String> typed = List.of("`get`, `containsKey`, `find`, `select`",
				"`put`, `putIfAbsent`, `insert`; `replace(k, v)` of schemaless values",
				"`update`, `upsert`, `save`, `edit`, increments; `replace` of typed values", "`remove`, `delete`",
				"`compute…`, `merge` of an item that is there", "`compute…`, `merge` to `null`");
		List<List<String>> rows = GuidePage.SECURITY.table("What is used");

		assertThat(rows).extracting((row) -> row.get(0)).containsAll(typed);
		assertThat(allowed(0)).isEqualTo(actions(rows.stream().filter((row) -> typed.contains(row.get(0))).toList()));
		Set<String> changesOfTables = Set.of("CreateTable", "DeleteTable", "ListTables", "UpdateTimeToLive");
		Set<String> all = actions(rows);
		all.removeAll(changesOfTables);
		assertThat(allowed(1)).isEqualTo(all);
	}

	private static Set<String> actions(List<List<String>> rows) {
		return rows.stream()
			.flatMap((row) -> CODE.matcher(row.get(1)).results())
			.map((action) -> action.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> allowed(int policy) {
		JsonNode statement = JsonMapper.shared()
			.readTree(GuidePage.SECURITY.listings("json").get(policy))
			.get("Statement")
			.get(0);
		assertThat(statement.get("Effect").asString()).isEqualTo("Allow");
		Set<String> actions = new TreeSet<>();
		statement.get("Action").forEach((action) -> actions.add(action.asString().replace("dynamodb:", "")));
		return actions;
	}

	@Test
	void loggersThatAreQuietAreThoseOfTheTable() {
		EnumerablePropertySource<?> quiet = (EnumerablePropertySource<?>) GuidePage.SECURITY.configuration(0);
		List<String> loggers = GuidePage.SECURITY.table("Logger")
			.stream()
			.map((row) -> "logging.level." + row.get(0).replace("`", ""))
			.toList();

		assertThat(quiet.getPropertyNames()).contains("logging.level.root")
			.filteredOn((name) -> !name.equals("logging.level.root"))
			.containsExactlyInAnyOrderElementsOf(loggers)
			.allSatisfy((name) -> assertThat(quiet.getProperty(name)).hasToString("info"));
	}

}
