package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.dynamomapping.IndexDefinition;
import io.dynamomapping.IndexInfo;
import io.dynamomapping.IndexProjection;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.TableDifference;
import io.dynamomapping.TableInfo;
import io.dynamomapping.TimeToLiveInfo;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table with what it is declared to be. What is not declared is not compared.
 */
final class TableComparison {

	private final TableDefinition declared;

	private final TableInfo found;

	TableComparison(TableDefinition declared, TableInfo found) {
		this.declared = declared;
		this.found = found;
	}

	List<TableDifference> differences() {
		List<TableDifference> differences = new ArrayList<>();
		compareKeys(differences);
		this.declared.indexes().forEach((index) -> {
			compareStructure(index, differences);
			compareThroughput(index, differences);
		});
		compare(differences, "billing", this.declared.billing(), this.found.billing());
		compare(differences, "stream", this.declared.stream(), this.found.stream());
		compare(differences, "time to live", this.declared.timeToLiveAttribute(), timeToLiveAttribute());
		compare(differences, "point-in-time recovery", this.declared.pointInTimeRecovery(),
				this.found.pointInTimeRecovery());
		compare(differences, "deletion protection", this.declared.deletionProtection(),
				this.found.deletionProtection());
		compare(differences, "table class", this.declared.tableClass(), this.found.tableClass());
		Map<String, String> tags = missingTags();
		if (!tags.isEmpty()) {
			Map<String, String> found = new TreeMap<>(Objects.requireNonNullElse(this.found.tags(), Map.of()));
			found.keySet().retainAll(tags.keySet());
			differences.add(new TableDifference("tags", tags.toString(), found.isEmpty() ? "none" : found.toString()));
		}
		return differences;
	}

	/**
	 * Return what differs and cannot be changed.
	 * @return differences of keys and local indexes
	 */
	List<TableDifference> unchangeable() {
		List<TableDifference> differences = new ArrayList<>();
		compareKeys(differences);
		this.declared.indexes()
			.stream()
			.filter((index) -> index.local() || this.found.index(index.name()).filter(IndexInfo::local).isPresent())
			.forEach((index) -> compareStructure(index, differences));
		return differences;
	}

	/**
	 * Return whether an index has to be created anew.
	 * @param index the index, which the table has
	 * @return {@code true} if its keys or its projection differ
	 */
	boolean isRebuilt(IndexDefinition index) {
		List<TableDifference> differences = new ArrayList<>();
		compareStructure(index, differences);
		return !differences.isEmpty();
	}

	private void compareKeys(List<TableDifference> differences) {
		if (!this.declared.keys().equals(this.found.keys())) {
			differences.add(new TableDifference("keys", TableDescriptions.describe(this.declared.keys()),
					TableDescriptions.describe(this.found.keys())));
		}
	}

	private void compareStructure(IndexDefinition index, List<TableDifference> differences) {
		String subject = subject(index);
		IndexInfo present = this.found.index(index.name()).orElse(null);
		if (present == null) {
			differences.add(new TableDifference(subject, (index.local() ? "a local" : "a global") + " index", "none"));
			return;
		}
		if (index.local() != present.local()) {
			differences.add(new TableDifference(subject, index.local() ? "a local index" : "a global index",
					present.local() ? "a local one" : "a global one"));
			return;
		}
		if (!index.keySchema().equals(present.keys())) {
			differences.add(new TableDifference(subject, TableDescriptions.describe(index.keySchema()),
					(present.keys() != null) ? TableDescriptions.describe(present.keys())
							: "key attributes " + present.keyAttributes()));
		}
		IndexProjection projection = index.projection();
		if (projection != null && !projection.equals(present.projection())) {
			differences
				.add(new TableDifference(subject, "projection " + projection, "projection " + present.projection()));
		}
	}

	private void compareThroughput(IndexDefinition index, List<TableDifference> differences) {
		this.found.index(index.name())
			.ifPresent((present) -> compare(differences, subject(index), index.throughput(), present.throughput()));
	}

	private static String subject(IndexDefinition index) {
		return "index '" + index.name() + "'";
	}

	private static void compare(List<TableDifference> differences, String subject, @Nullable Object expected,
			@Nullable Object found) {
		if (expected != null && !expected.equals(found)) {
			differences.add(new TableDifference(subject, text(expected), text(found)));
		}
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Boolean enabled) {
			return enabled ? "enabled" : "disabled";
		}
		return (value != null) ? value.toString() : "none";
	}

	/**
	 * Return the attribute by which items expire.
	 * @return its name, or {@code null} if they do not
	 */
	@Nullable String timeToLiveAttribute() {
		TimeToLiveInfo timeToLive = this.found.timeToLive();
		return (timeToLive != null && timeToLive.isEnabled()) ? timeToLive.attribute() : null;
	}

	/**
	 * Return the tags that the table lacks, or has with other values.
	 * @return the tags as declared
	 */
	Map<String, String> missingTags() {
		Map<String, String> missing = new HashMap<>(this.declared.tags());
		missing.entrySet()
			.removeAll(Objects.requireNonNullElse(this.found.tags(), Map.<String, String>of()).entrySet());
		return new TreeMap<>(missing);
	}

}
