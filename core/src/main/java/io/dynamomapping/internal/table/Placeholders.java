package io.dynamomapping.internal.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * The placeholders that a request has before others change it. Setting placeholders on a
 * builder replaces those that it has, so they are put back.
 */
final class Placeholders {

	private static final String NAMES = "ExpressionAttributeNames";

	private static final String VALUES = "ExpressionAttributeValues";

	private static final Pattern PLACEHOLDER = Pattern.compile("[#:][\\p{L}\\p{N}_]+");

	private final String subject;

	private final DynamoDbRequest request;

	/**
	 * Remember placeholders.
	 * @param subject what is sent, for messages
	 * @param request the request that has them
	 */
	Placeholders(String subject, DynamoDbRequest request) {
		this.subject = subject;
		this.request = request;
	}

	/**
	 * Put back the placeholders that expressions still use: DynamoDB refuses others.
	 * @param builder the builder of the changed request
	 * @return the same builder
	 * @throws IllegalArgumentException if a placeholder has another meaning now
	 */
	DynamoDbRequest.Builder mergeInto(DynamoDbRequest.Builder builder) {
		DynamoDbRequest changed = builder.build();
		Set<String> used = used(changed);
		for (SdkField<?> field : changed.sdkFields()) {
			if (field.memberName().equals(NAMES) || field.memberName().equals(VALUES)) {
				Map<String, Object> merged = merge(placeholders(changed, field.memberName()), used, field.memberName());
				field.set(builder, merged.isEmpty() ? null : merged);
			}
		}
		return builder;
	}

	private Map<String, Object> merge(Map<String, Object> changed, Set<String> used, String field) {
		Map<String, Object> merged = new LinkedHashMap<>(changed);
		placeholders(this.request, field).forEach((placeholder, meaning) -> {
			Object other = changed.get(placeholder);
			if (other != null && !other.equals(meaning)) {
				throw new IllegalArgumentException("Expected placeholders of their own for what customizers add to "
						+ this.subject + ", found '" + placeholder + "', which is taken. Taken are " + taken()
						+ ", in general #n and :v with digits: use others.");
			}
			if (used.contains(placeholder)) {
				merged.put(placeholder, meaning);
			}
			else {
				merged.remove(placeholder);
			}
		});
		return merged;
	}

	private Set<String> taken() {
		return Stream.of(NAMES, VALUES)
			.flatMap((field) -> placeholders(this.request, field).keySet().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@SuppressWarnings("unchecked") // both are maps by placeholder
	private static Map<String, Object> placeholders(DynamoDbRequest request, String field) {
		return request.getValueForField(field, Map.class).orElse(Map.of());
	}

	private static Set<String> used(DynamoDbRequest request) {
		return request.sdkFields()
			.stream()
			.map(SdkField::memberName)
			.filter((field) -> field.endsWith("Expression"))
			.flatMap((field) -> request.getValueForField(field, String.class).stream())
			.flatMap((expression) -> PLACEHOLDER.matcher(expression).results())
			.map(MatchResult::group)
			.collect(Collectors.toSet());
	}

}
