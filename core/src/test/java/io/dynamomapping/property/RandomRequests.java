package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Random requests for a table with the keys {@code p} and {@code s}, the global indexes
 * {@code by-g} and {@code by-k}, which has keys only, and the local index {@code by-l}.
 * Many are refused.
 */
final class RandomRequests {

	private static final Pattern PLACEHOLDER = Pattern.compile("[#:]\\w+");

	private static final List<String> NAMES = List.of("p", "s", "g", "l", "m", "t", "n", "x");

	private final String table;

	private final Random random;

	private final RandomValues values;

	RandomRequests(String table, long seed) {
		this.table = table;
		this.random = new Random(seed);
		this.values = new RandomValues(this.random, List.of("a", "b"));
	}

	DynamoDbRequest next() {
		return switch (this.values.upTo(15)) {
			case 0, 1, 2 -> put();
			case 3, 4, 5, 6 -> update();
			case 7 -> delete();
			case 8 -> get();
			case 9, 10, 11 -> query();
			case 12 -> scan();
			case 13 -> batchGet();
			case 14 -> batchWrite();
			default -> this.values.chance(70) ? transactWrite() : transactGet();
		};
	}

	private PutItemRequest put() {
		String condition = maybe(50, condition(2));
		return PutItemRequest.builder()
			.tableName(this.table)
			.item(item())
			.conditionExpression(condition)
			.expressionAttributeNames(names(condition))
			.expressionAttributeValues(values(condition))
			.returnValues(one(ReturnValue.NONE, ReturnValue.ALL_OLD))
			.build();
	}

	private UpdateItemRequest update() {
		String condition = maybe(30, condition(1));
		String update = change();
		return UpdateItemRequest.builder()
			.tableName(this.table)
			.key(key())
			.updateExpression(update)
			.conditionExpression(condition)
			.expressionAttributeNames(names(condition, update))
			.expressionAttributeValues(values(condition, update))
			.returnValues(one(ReturnValue.NONE, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW, ReturnValue.UPDATED_NEW,
					ReturnValue.UPDATED_OLD))
			.build();
	}

	private DeleteItemRequest delete() {
		String condition = maybe(60, condition(1));
		return DeleteItemRequest.builder()
			.tableName(this.table)
			.key(key())
			.conditionExpression(condition)
			.expressionAttributeNames(names(condition))
			.expressionAttributeValues(values(condition))
			.returnValues(one(ReturnValue.NONE, ReturnValue.ALL_OLD))
			.build();
	}

	private GetItemRequest get() {
		String projection = maybe(50, projection());
		return GetItemRequest.builder()
			.tableName(this.table)
			.key(key())
			.projectionExpression(projection)
			.expressionAttributeNames(names(projection))
			.build();
	}

	private QueryRequest query() {
		String index = maybe(60, one("by-g", "by-k", "by-l"));
		boolean global = index != null && !index.equals("by-l");
		String sort = global ? "#n" : (index != null) ? "#l" : "#s";
		String partition = global ? "#g" : "#p";
		String keys = this.values.chance(80) ? partition + " = " + value() : value() + " = " + partition;
		if (this.values.chance(60)) {
			keys += " AND " + one(sort + one(" = ", " < ", " >= ") + value(),
					value() + one(" = ", " < ", " <= ", " > ", " >= ") + sort,
					sort + " BETWEEN " + value() + " AND " + value(), "begins_with(" + sort + ", " + value() + ")");
		}
		String filter = maybe(40, condition(1));
		String projection = maybe(20, projection());
		return QueryRequest.builder()
			.tableName(this.table)
			.indexName(index)
			.keyConditionExpression(keys)
			.filterExpression(filter)
			.projectionExpression(projection)
			.expressionAttributeNames(names(keys, filter, projection))
			.expressionAttributeValues(values(keys, filter, projection))
			.scanIndexForward(this.values.chance(50))
			.limit(this.values.chance(40) ? 1 + this.values.upTo(4) : null)
			.select((projection == null && this.values.chance(20)) ? Select.COUNT : null)
			.build();
	}

	private ScanRequest scan() {
		String index = maybe(60, one("by-g", "by-k", "by-l"));
		// DynamoDB Local filters by what the index lacks.
		String filter = "by-k".equals(index) ? null : maybe(70, condition(2));
		String projection = maybe(30, projection());
		return ScanRequest.builder()
			.tableName(this.table)
			.indexName(index)
			.filterExpression(filter)
			.projectionExpression(projection)
			.expressionAttributeNames(names(filter, projection))
			.expressionAttributeValues(values(filter, projection))
			.build();
	}

	private BatchGetItemRequest batchGet() {
		List<Map<String, AttributeValue>> keys = several(this::key);
		return BatchGetItemRequest.builder()
			.requestItems(Map.of(this.table, KeysAndAttributes.builder().keys(keys).build()))
			.build();
	}

	private BatchWriteItemRequest batchWrite() {
		List<WriteRequest> writes = several(
				() -> this.values.chance(60) ? WriteRequest.builder().putRequest((put) -> put.item(item())).build()
						: WriteRequest.builder().deleteRequest((delete) -> delete.key(key())).build());
		return BatchWriteItemRequest.builder().requestItems(Map.of(this.table, writes)).build();
	}

	private TransactGetItemsRequest transactGet() {
		return TransactGetItemsRequest.builder()
			.transactItems(distinctKeys().stream()
				.map((key) -> TransactGetItem.builder().get((get) -> get.tableName(this.table).key(key)).build())
				.toList())
			.build();
	}

	private TransactWriteItemsRequest transactWrite() {
		return TransactWriteItemsRequest.builder()
			.transactItems(distinctKeys().stream().map(this::transacted).toList())
			.build();
	}

	// Of these, DynamoDB Local finds out when it is too late.
	private List<Map<String, AttributeValue>> distinctKeys() {
		return List.copyOf(new HashSet<>(several(this::validKey)));
	}

	private TransactWriteItem transacted(Map<String, AttributeValue> key) {
		String condition = one("attribute_exists(#m)", "attribute_not_exists(#t)", "#x <> :n1", "size(#m.#a) > :n1",
				"begins_with(#g, :a)");
		TransactWriteItem.Builder item = TransactWriteItem.builder();
		String change = change();
		return switch (this.values.upTo(3)) {
			case 0 -> item.put((put) -> put.tableName(this.table).item(item(key, false))).build();
			case 2 -> item.update((update) -> update.tableName(this.table)
				.key(key)
				.updateExpression(change)
				.conditionExpression(condition)
				.expressionAttributeNames(names(condition, change))
				.expressionAttributeValues(values(condition, change))).build();
			case 1 -> item.delete((delete) -> delete.tableName(this.table)
				.key(key)
				.conditionExpression(condition)
				.expressionAttributeNames(names(condition))
				.expressionAttributeValues(values(condition))).build();
			default -> item.conditionCheck((check) -> check.tableName(this.table)
				.key(key)
				.conditionExpression(condition)
				.expressionAttributeNames(names(condition))
				.expressionAttributeValues(values(condition))).build();
		};
	}

	private Map<String, AttributeValue> validKey() {
		return Map.of("p", AttributeValue.fromS("p" + this.values.upTo(1)), "s",
				AttributeValue.fromN(Integer.toString(this.values.upTo(5))));
	}

	private Map<String, AttributeValue> key() {
		Map<String, AttributeValue> key = new HashMap<>(validKey());
		if (this.values.chance(3)) {
			key.put(one("p", "s", "x"), this.values.value(0));
		}
		return key;
	}

	private Map<String, AttributeValue> item() {
		return item(key(), true);
	}

	private Map<String, AttributeValue> item(Map<String, AttributeValue> key, boolean mistakes) {
		Map<String, AttributeValue> item = new HashMap<>(key);
		for (String name : NAMES.subList(2, NAMES.size())) {
			if (this.values.chance(70)) {
				item.put(name, value(name, key, mistakes && this.values.chance(5)));
			}
		}
		return item;
	}

	// No two items have the same sort key in an index, as their order would be open.
	private AttributeValue value(String name, Map<String, AttributeValue> key, boolean wrong) {
		String number = Objects.requireNonNullElse(key.getOrDefault("s", AttributeValue.fromN("0")).n(), "0");
		return switch (name) {
			case "g" -> wrong ? AttributeValue.fromN("1") : AttributeValue.fromS(one("a", "b"));
			case "l" -> wrong ? AttributeValue.fromS("a") : AttributeValue.fromN(number);
			case "n" -> wrong ? AttributeValue.fromS("a") : AttributeValue
				.fromN(number + ("p1".equals(key.getOrDefault("p", AttributeValue.fromS("")).s()) ? "" : ".5"));
			case "m" -> AttributeValue.fromM(this.values.map(2));
			case "t" -> AttributeValue.fromL(this.values.list(2));
			default -> this.values.value(2);
		};
	}

	private String condition(int depth) {
		if (depth > 0 && this.values.chance(50)) {
			return one(condition(depth - 1) + one(" AND ", " OR ") + condition(depth - 1),
					"NOT " + condition(depth - 1), "(" + condition(depth - 1) + ")");
		}
		return one(operand() + one(" = ", " <> ", " < ", " <= ", " > ", " >= ") + operand(),
				operand() + " BETWEEN " + value() + " AND " + value(),
				path() + " IN (" + value() + ", " + value() + ")",
				one("attribute_exists", "attribute_not_exists") + "(" + path() + ")",
				one("begins_with", "contains") + "(" + path() + ", " + operand() + ")",
				"attribute_type(" + path() + ", " + one(":tn", ":ts", ":tm", ":a") + ")");
	}

	private String change() {
		Set<String> clauses = new HashSet<>();
		StringBuilder change = new StringBuilder();
		for (int i = this.values.upTo(2); i >= 0; i--) {
			String clause = one("SET", "SET", "REMOVE", "ADD", "DELETE");
			if (clauses.add(clause)) {
				change.append(' ').append(clause).append(' ').append(action(clause));
				if (this.values.chance(30)) {
					change.append(", ").append(action(clause));
				}
			}
		}
		return change.toString().trim();
	}

	// DynamoDB Local allows values of any type for keys of indexes, where they are
	// computed.
	private String action(String clause) {
		if (this.values.chance(10)) {
			return clause.equals("SET") ? "#g = " + one(":a", ":b") : "#" + one("m", "t", "x") + " :n1";
		}
		String place = "#" + one("m", "t", "x") + one("", "", ".#a", ".#b", "[0]", "[1]", "[7]", "[0].#a");
		return place + switch (clause) {
			case "SET" -> " = " + one(operand(), path() + one(" + ", " - ") + value(),
					"(" + path() + one(" + ", ") + ", " + (") + value() + ")", "((" + value() + "))",
					"if_not_exists(" + path() + ", " + value() + ")", "list_append(" + path() + ", " + value() + ")",
					"if_not_exists(" + path() + ", " + value() + ") + " + value());
			case "REMOVE" -> "";
			default -> " " + value();
		};
	}

	private String projection() {
		return IntStream.rangeClosed(0, this.values.upTo(2)).mapToObj((i) -> path()).collect(Collectors.joining(", "));
	}

	private String operand() {
		return one(path(), value(), value(), "size(" + path() + ")");
	}

	private String path() {
		return "#" + this.values.one(NAMES.subList(this.values.chance(5) ? 0 : 2, NAMES.size()))
				+ (this.values.chance(30) ? one(".#a", ".#b", "[0]", "[1]", "[7]", "[0].#a", ".#a[1]") : "");
	}

	private String value() {
		return one(":a", ":b", ":n1", ":n3", ":n5", ":tn", ":l", ":m", ":ss", ":ns", ":bool", ":bytes", ":p0", ":n1",
				":p0", ":p1");
	}

	private static @Nullable Map<String, String> names(@Nullable String... expressions) {
		Map<String, String> names = new HashMap<>();
		placeholders(expressions).stream()
			.filter((placeholder) -> placeholder.startsWith("#"))
			.forEach((placeholder) -> names.put(placeholder, placeholder.substring(1)));
		return names.isEmpty() ? null : names;
	}

	private static @Nullable Map<String, AttributeValue> values(@Nullable String... expressions) {
		Map<String, AttributeValue> values = new HashMap<>();
		placeholders(expressions).stream()
			.filter((placeholder) -> placeholder.startsWith(":"))
			.forEach((placeholder) -> values.put(placeholder, constant(placeholder)));
		return values.isEmpty() ? null : values;
	}

	private static AttributeValue constant(String placeholder) {
		return switch (placeholder) {
			case ":n1" -> AttributeValue.fromN("1");
			case ":n3" -> AttributeValue.fromN("3.0");
			case ":n5" -> AttributeValue.fromN("5");
			case ":tn" -> AttributeValue.fromS("N");
			case ":ts" -> AttributeValue.fromS("S");
			case ":tm" -> AttributeValue.fromS("M");
			case ":l" -> AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromS("a")));
			case ":m" -> AttributeValue.fromM(Map.of("a", AttributeValue.fromN("1")));
			case ":ss" -> AttributeValue.fromSs(List.of("b", "a"));
			case ":ns" -> AttributeValue.fromNs(List.of("5", "1"));
			case ":bool" -> AttributeValue.fromBool(true);
			case ":bytes" -> AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] { 1 }));
			default -> AttributeValue.fromS(placeholder.substring(1));
		};
	}

	private static Set<String> placeholders(@Nullable String... expressions) {
		Set<String> found = new HashSet<>();
		for (String expression : expressions) {
			Matcher matcher = PLACEHOLDER.matcher((expression != null) ? expression : "");
			while (matcher.find()) {
				found.add(matcher.group());
			}
		}
		return found;
	}

	private @Nullable String maybe(int percent, String expression) {
		return this.values.chance(percent) ? expression : null;
	}

	private <T> List<T> several(Supplier<T> source) {
		List<T> all = new ArrayList<>();
		for (int i = this.values.upTo(3); i >= 0; i--) {
			all.add(source.get());
		}
		return all;
	}

	@SafeVarargs
	private <T> T one(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
