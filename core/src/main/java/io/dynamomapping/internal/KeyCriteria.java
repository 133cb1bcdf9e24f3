package io.dynamomapping.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.Condition.Operator;
import io.dynamomapping.KeySchema;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Criteria as DynamoDB takes them: those on key attributes choose what is read, the
 * others are a filter.
 *
 * @param partition the value of the partition key
 * @param sort how the sort key is tested, or {@code null} if it is not
 * @param filter what else is to hold
 */
record KeyCriteria(Object partition, Condition.@Nullable Test sort, Condition filter) {

	private static final Set<Operator> SORT_OPERATORS = EnumSet.of(Operator.EQ, Operator.LT, Operator.LE, Operator.GT,
			Operator.GE, Operator.BETWEEN, Operator.BEGINS_WITH);

	/**
	 * Split criteria.
	 * @param criteria as {@link Condition#parse(Map)} takes them
	 * @param keys the key attributes of what is read
	 * @param source what is read, for messages
	 * @return their parts
	 * @throws IllegalArgumentException if they do not choose a partition, or choose by
	 * sort key as DynamoDB does not
	 */
	static KeyCriteria split(Map<String, ? extends @Nullable Object> criteria, KeySchema keys, Object source) {
		return new Splitter(criteria, keys, source).split();
	}

	private static final class Splitter {

		private final Map<String, ? extends @Nullable Object> criteria;

		private final KeySchema keys;

		private final Object source;

		private @Nullable Object partition;

		private @Nullable String sortCriterion;

		private Condition.@Nullable Test sort;

		private final List<Condition> filter = new ArrayList<>();

		Splitter(Map<String, ? extends @Nullable Object> criteria, KeySchema keys, Object source) {
			this.criteria = criteria;
			this.keys = keys;
			this.source = source;
		}

		KeyCriteria split() {
			this.criteria.forEach((criterion, value) -> add(criterion, Condition.parse(criterion, value)));
			if (this.partition == null) {
				throw new IllegalArgumentException("Expected a criterion for " + partitionKey() + ", found "
						+ this.criteria.keySet() + ". Add '" + name(this.keys.partitionKey()) + "', or scan instead.");
			}
			return new KeyCriteria(this.partition, this.sort, Condition.allOf(this.filter));
		}

		private void add(String criterion, Condition condition) {
			AttributePath path = path(condition);
			if (path.equals(AttributePath.of(this.keys.partitionKey()))) {
				addPartition(criterion, condition);
			}
			else if (this.keys.sortKey() != null && path.equals(AttributePath.of(this.keys.sortKey()))) {
				addSort(criterion, condition);
			}
			else {
				this.filter.add(condition);
			}
		}

		private void addPartition(String criterion, Condition condition) {
			if (!(condition instanceof Condition.Test test) || test.operator() != Operator.EQ) {
				throw new IllegalArgumentException("Expected the value of " + partitionKey() + ", found '" + criterion
						+ "'. DynamoDB reads one partition: use '" + name(this.keys.partitionKey())
						+ "' with a value, or scan instead.");
			}
			if (this.partition != null) {
				throw new IllegalArgumentException("Expected one criterion for " + partitionKey() + ", found "
						+ this.criteria.keySet() + ". DynamoDB reads one partition: leave all but one of them out.");
			}
			this.partition = typed(test, this.keys.partitionKeyType()).arguments().get(0);
		}

		private void addSort(String criterion, Condition condition) {
			String subject = "sort key '" + this.keys.sortKey() + "' of " + this.source;
			if (!(condition instanceof Condition.Test test) || !SORT_OPERATORS.contains(test.operator())) {
				throw new IllegalArgumentException("Expected eq, lt, lte, gt, gte, between or begins_with for "
						+ subject + ", found '" + criterion + "'. DynamoDB has no other operators for keys.");
			}
			if (this.sortCriterion != null) {
				throw new IllegalArgumentException("Expected one criterion for " + subject + ", found '"
						+ this.sortCriterion + "' and '" + criterion + "'. Use 'between' for a range.");
			}
			this.sortCriterion = criterion;
			this.sort = typed(test, this.keys.sortKeyType());
		}

		private String partitionKey() {
			return "partition key '" + this.keys.partitionKey() + "' of " + this.source;
		}

		private static AttributePath path(Condition condition) {
			if (condition instanceof Condition.Negation negation) {
				return path(negation.term());
			}
			if (condition instanceof Condition.Junction junction) {
				return path(junction.terms().get(0));
			}
			return new AttributePath(((Attribute<?>) ((Condition.Test) condition).subject()).elements());
		}

		// The table says what a key is stored as, also where the type of values does not.
		private static Condition.Test typed(Condition.Test test, @Nullable ScalarAttributeType type) {
			if (type != ScalarAttributeType.N) {
				return test;
			}
			return new Condition.Test(test.subject(), test.operator(),
					test.arguments()
						.stream()
						.map((value) -> (value instanceof Condition.TextValue text) ? number(test, text) : value)
						.toList());
		}

		private static BigDecimal number(Condition.Test test, Condition.TextValue text) {
			try {
				return new BigDecimal(text.text());
			}
			catch (NumberFormatException ex) {
				throw new IllegalArgumentException("Expected a number to compare '" + test.subject()
						+ "' with, found a text that is none. Give one such as -7 or 19.5.");
			}
		}

		// As a criterion has it.
		private static String name(String attribute) {
			return (attribute.contains("__") ? "`" + attribute.replace("`", "``") + "`"
					: AttributePath.of(attribute).toString());
		}

	}

}
