package io.dynamomapping.sample.tour;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.airport.Airport;
import io.dynamomapping.sample.airport.AirportType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.dynamomapping.Attribute.attr;

/**
 * Goes through the verbs of the map, then through some selections, one line each: the
 * statement, what came of it, and the calls to DynamoDB that it took.
 */
final class Tour {

	private static final Logger logger = LoggerFactory.getLogger(Tour.class);

	private static final String KEY = "my_item";

	private static final String LOWER = "at(\"my_item\").onlyIf(attr(\"price\").gt(455)).update(attr(\"price\").increment(-1))";

	private final DynamoMapping<String, Map<String, Object>> mapping;

	private final DynamoMapping<String, Airport> airports;

	private final CallRecorder recorder;

	Tour(DynamoMapping<String, Map<String, Object>> mapping, DynamoMapping<String, Airport> airports,
			CallRecorder recorder) {
		this.mapping = mapping;
		this.airports = airports;
		this.recorder = recorder;
	}

	void go() {
		map();
		selections();
	}

	private void map() {
		logger.info("A tour of the table '{}' as a ConcurrentMap", this.mapping.tableName());
		step("put(\"my_item\", Map.of(\"description\", \"Foundation\", \"price\", 123))", this::create);
		step("get(\"my_item\").put(\"price\", 456)", this::changeOneAttribute);
		step("forEach((key, item) -> ...)", this::iterate);
		step("get(\"my_item\")", () -> "got " + require(this.mapping.get(KEY)));
		step(LOWER, this::lower);
		step(LOWER, this::lower);
		step("size()", () -> "about " + this.mapping.size() + ", and never 0 while there is an item");
		step("estimatedSize()",
				() -> "about " + this.mapping.estimatedSize() + ", which DynamoDB updates now and then");
		step("count()", () -> "exactly " + this.mapping.count());
		step("remove(\"my_item\")", () -> "deleted " + this.mapping.remove(KEY));
		step("containsKey(\"my_item\")", () -> this.mapping.containsKey(KEY) ? "still there" : "not there any more");
	}

	private void selections() {
		logger.info("A tour of the table '{}' by query and scan", this.airports.tableName());
		step("index(\"by-country\").partition(\"GB\").sortBeginsWith(\"London\").list()", this::query);
		step("scan().filter(attr(Airport::type).eq(LARGE)).count()", this::count);
	}

	private String query() {
		List<Airport> found = this.airports.index("by-country").partition("GB").sortBeginsWith("London").list();
		return "found " + found.stream().map(Airport::name).collect(Collectors.joining(", "));
	}

	private String count() {
		long large = this.airports.scan().filter(attr(Airport::type).eq(AirportType.LARGE)).count();
		return large + " airports are large; all had to be read";
	}

	private String create() {
		Map<String, Object> before = this.mapping.put(KEY, Map.of("description", "Foundation", "price", 123));
		return (before != null) ? "replaced the item" : "created the item";
	}

	private String changeOneAttribute() {
		Object before = require(this.mapping.get(KEY)).put("price", 456);
		return "changed one attribute in place, which was " + before;
	}

	private String lower() {
		return this.mapping.at(KEY)
			.onlyIf(attr("price").gt(455))
			.update(attr("price").increment(-1))
			.map((item) -> "lowered the price to " + item.get("price"))
			.orElse("refused, which is an answer and no exception");
	}

	private String iterate() {
		SortedSet<String> keys = new TreeSet<>();
		this.mapping.forEach((key, item) -> keys.add(key));
		return "saw " + String.join(", ", keys);
	}

	private static Map<String, Object> require(@Nullable Map<String, Object> item) {
		if (item == null) {
			throw new IllegalStateException("Somebody else deleted '" + KEY + "' during the tour. Start it again.");
		}
		return item;
	}

	private void step(String statement, Supplier<String> action) {
		AtomicReference<String> outcome = new AtomicReference<>();
		List<String> calls = this.recorder.record(() -> outcome.set(action.get()));
		logger.info("{}: {} [{}]", statement, outcome,
				calls.isEmpty() ? "no call, still known" : String.join(" + ", calls));
	}

}
