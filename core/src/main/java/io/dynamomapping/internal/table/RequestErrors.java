package io.dynamomapping.internal.table;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.TableNotFoundException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Says of a failed request what its exception does not: mapping, table, operation, where
 * it was sent, and what to do.
 */
final class RequestErrors {

	private static final String CHECK = "Check endpoint, region, proxy and network.";

	private static final Pattern READ = Pattern.compile("(Batch|Transact)?Get|Describe|List|Query|Scan");

	private RequestErrors() {
	}

	static DynamoMappingException translate(SdkException ex, @Nullable String mapping, String table, String operation,
			DynamoDbClient client) {
		if (ex instanceof ResourceNotFoundException) {
			return new TableNotFoundException(mapping, table, location(client), ex);
		}
		return translate(ex, (mapping != null) ? List.of(mapping) : List.of(), List.of(table), operation, client);
	}

	static DynamoRequestException translate(SdkException ex, List<String> mappings, List<String> tables,
			String operation, DynamoDbClient client) {
		AwsServiceException answer = (ex instanceof AwsServiceException serviceException) ? serviceException : null;
		String code = code(answer);
		boolean one = tables.size() == 1;
		String message = operation + (one ? " on table " : " on tables ") + quoted(tables)
				+ inParentheses(mappings, one) + " at " + location(client) + " failed: "
				+ reason(ex, answer, code, operation);
		return new DynamoRequestException(message, one ? tables.get(0) : null, operation,
				AnswerTexts.withoutValues(ex));
	}

	/**
	 * Return what to throw where nobody can say whether a write was applied.
	 * @param ex how its last attempt ended
	 * @param mapping the mapping, or {@code null} if there is none
	 * @param table the table
	 * @param operation the DynamoDB operation
	 * @param key the key attributes of the item
	 * @param attempts how often it was sent
	 * @param client who sent it
	 * @return the exception
	 */
	static OutcomeUnknownException outcomeUnknown(SdkException ex, @Nullable String mapping, String table,
			String operation, Map<String, AttributeValue> key, int attempts, DynamoDbClient client) {
		return outcomeUnknown(ex, (mapping != null) ? List.of(mapping) : List.of(), List.of(table), operation, key,
				attempts, client, "Read the item and decide anew, or choose AmbiguousWrites.EXACT for the mapping.");
	}

	/**
	 * Return what to throw where nobody can say whether something was written.
	 * @param ex how its last attempt ended
	 * @param mappings the mappings
	 * @param tables the tables
	 * @param operation the DynamoDB operation
	 * @param key the key attributes of the item, or {@code null} if there are several
	 * @param attempts how often it was sent
	 * @param client who sent it
	 * @param advice what to do
	 * @return the exception
	 */
	static OutcomeUnknownException outcomeUnknown(SdkException ex, List<String> mappings, List<String> tables,
			String operation, @Nullable Map<String, AttributeValue> key, int attempts, DynamoDbClient client,
			String advice) {
		AwsServiceException answer = (ex instanceof AwsServiceException serviceException) ? serviceException : null;
		String ended = (ex instanceof ConditionalCheckFailedException)
				? "it was refused after an attempt of which the answer was lost, maybe by its own item."
				: reason(ex, answer, code(answer), operation);
		boolean one = tables.size() == 1;
		return new OutcomeUnknownException(
				operation + ((key != null) ? " of item " + text(key) : "") + (one ? " on table " : " on tables ")
						+ quoted(tables) + inParentheses(mappings, one) + " at " + location(client) + " was sent "
						+ ((attempts == 1) ? "once" : attempts + " times")
						+ ", and nobody can say whether it was applied: " + ended + (ended.endsWith(".") ? "" : ".")
						+ " " + advice,
				one ? tables.get(0) : null, operation, key, attempts, AnswerTexts.withoutValues(ex));
	}

	private static String inParentheses(List<String> mappings, boolean one) {
		return mappings.isEmpty() ? "" : (one ? " (mapping " : " (mappings ") + quoted(mappings) + ")";
	}

	/**
	 * Return names as they are in messages.
	 * @param names the names
	 * @return each in quotes
	 */
	static String quoted(List<String> names) {
		return names.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

	private static String text(Map<String, AttributeValue> key) {
		return key.entrySet().stream().map((attribute) -> {
			AttributeValue value = attribute.getValue();
			String text = (value.b() != null) ? value.b().asByteArrayUnsafe().length + " bytes"
					: Objects.requireNonNullElse(value.s(), String.valueOf(value.n()));
			return attribute.getKey() + "=" + text;
		}).collect(Collectors.joining(", ", "{", "}"));
	}

	private static @Nullable String code(@Nullable AwsServiceException answer) {
		return (answer != null && answer.awsErrorDetails() != null) ? answer.awsErrorDetails().errorCode() : null;
	}

	private static String reason(SdkException ex, @Nullable AwsServiceException answer, @Nullable String code,
			String operation) {
		if (answer != null) {
			return reason(answer, code, operation);
		}
		if (AttemptFailures.isPoolDry(ex)) {
			return "no connection of the HTTP client was free in time. Allow it more (maxConnections of its builder, "
					+ "or the property dynamodb.http.max-connections), or send fewer requests at once.";
		}
		if (find(ex, UnknownHostException.class).isPresent()) {
			return "the host is unknown. " + CHECK;
		}
		if (find(ex, SSLException.class).isPresent()) {
			return "the connection could not be secured. Check the endpoint, and whose certificates Java trusts.";
		}
		if (AttemptFailures.isUnconnected(ex)) {
			return "nothing answers there. " + CHECK;
		}
		if (ex instanceof ApiCallTimeoutException || ex instanceof ApiCallAttemptTimeoutException
				|| find(ex, SocketTimeoutException.class).isPresent()) {
			return "no answer came in time. " + (READ.matcher(operation).lookingAt() ? "Ask again, or wait longer."
					: "A write may have been applied.");
		}
		return String.valueOf(ex.getMessage());
	}

	private static String reason(AwsServiceException answer, @Nullable String code, String operation) {
		String found = (code != null) ? code : "status " + answer.statusCode();
		if ("AccessDeniedException".equals(code)) {
			return found + ". Allow " + action(operation) + " on the table in the IAM policy.";
		}
		if (answer instanceof ConditionalCheckFailedException) {
			return found + ", for a condition that a customizer has changed. Use onlyIf where a refusal is an answer.";
		}
		if (answer instanceof TransactionConflictException) {
			return found + ", before each of " + Backoff.TRANSACTION.attempts()
					+ " attempts: transactions were writing the item. Try again later, or write fewer at a time.";
		}
		if (code == null) {
			return found + ", which is no answer of DynamoDB. Check endpoint and proxy.";
		}
		if (answer.isThrottlingException()) {
			return found + ". Slow down, or raise the capacity of the table.";
		}
		String text = String.valueOf(answer.awsErrorDetails().errorMessage());
		if (text.contains("document path")) {
			return found
					+ ": the item has no map or list at the path to be changed. Set the attribute around it first.";
		}
		if (text.contains("operators")) {
			return found + ": the expression has more than 300 operators. Split it; where it compares all attributes "
					+ "of an item, compare fewer than 150, or put them into maps.";
		}
		if (text.contains("Expression size")) {
			return found + ": the expression is longer than 4 KB. Split it; where it compares all attributes of an "
					+ "item, compare fewer than 150, or put them into maps, or give the item a version.";
		}
		return found + ": " + explain(text);
	}

	// Transactions have no actions of their own.
	private static String action(String operation) {
		return switch (operation) {
			case "TransactWriteItems" ->
				"the actions of its parts (dynamodb:PutItem, UpdateItem, DeleteItem, ConditionCheckItem)";
			case "TransactGetItems" -> "the action dynamodb:GetItem";
			default -> "the action dynamodb:" + operation;
		};
	}

	/**
	 * Return what DynamoDB says, in other words where there are better ones.
	 * @param text what it says
	 * @return a text without values of attributes
	 */
	static String explain(String text) {
		return ExpressionErrors.explain(text).orElseGet(() -> AnswerTexts.withoutValues(text));
	}

	private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return Optional.of(type.cast(cause));
			}
		}
		return Optional.empty();
	}

	/**
	 * Return where requests of a client go.
	 * @param client the client
	 * @return the endpoint if it is overridden, else the region; words that name neither
	 * where the client does not tell
	 */
	static String location(DynamoDbClient client) {
		DynamoDbServiceClientConfiguration configuration;
		try {
			configuration = client.serviceClientConfiguration();
		}
		catch (UnsupportedOperationException ex) {
			// A client of the user's own. What failed is to be told all the same.
			return "the endpoint of its client";
		}
		Region region = configuration.region();
		return configuration.endpointOverride()
			.map((endpoint) -> endpoint + " (region " + region + ")")
			.orElseGet(() -> "region " + region);
	}

}
