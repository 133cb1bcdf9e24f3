package io.dynamomapping.internal.table;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.dynamomapping.KeySchemaException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Reads indexes out of the description of their table.
 */
final class IndexDescriptions {

	private final TableDescription table;

	IndexDescriptions(TableDescription table) {
		this.table = table;
	}

	/**
	 * Return the names of the indexes.
	 * @return the names in alphabetical order
	 */
	List<String> names() {
		Set<String> names = new TreeSet<>();
		this.table.globalSecondaryIndexes().forEach((index) -> names.add(index.indexName()));
		this.table.localSecondaryIndexes().forEach((index) -> names.add(index.indexName()));
		return List.copyOf(names);
	}

	/**
	 * Find an index.
	 * @param name its name
	 * @return the index, or empty if there is none of this name
	 */
	Optional<IndexSchema> find(String name) {
		for (GlobalSecondaryIndexDescription index : this.table.globalSecondaryIndexes()) {
			if (index.indexName().equals(name)) {
				return Optional.of(index(name, index.keySchema(), index.projection(), false));
			}
		}
		for (LocalSecondaryIndexDescription index : this.table.localSecondaryIndexes()) {
			if (index.indexName().equals(name)) {
				return Optional.of(index(name, index.keySchema(), index.projection(), true));
			}
		}
		return Optional.empty();
	}

	private IndexSchema index(String name, List<KeySchemaElement> keys, Projection projection, boolean local) {
		if (keys.stream().map(KeySchemaElement::keyType).distinct().count() < keys.size()) {
			// DynamoDB allows four of each for global indexes.
			throw new KeySchemaException("Expected index '" + name + "' of table '" + this.table.tableName()
					+ "' to have one partition key and at most one sort key, found key attributes "
					+ keys.stream().map(KeySchemaElement::attributeName).toList()
					+ ". Query it by the client of the mapping.");
		}
		return new IndexSchema(name, TableDescriptions.keySchema(this.table, keys), local, projected(keys, projection));
	}

	private @Nullable Set<String> projected(List<KeySchemaElement> keys, Projection projection) {
		if (projection.projectionType() == ProjectionType.ALL) {
			return null;
		}
		Set<String> names = new LinkedHashSet<>();
		keys.forEach((key) -> names.add(key.attributeName()));
		this.table.keySchema().forEach((key) -> names.add(key.attributeName()));
		names.addAll(projection.nonKeyAttributes());
		return Collections.unmodifiableSet(names);
	}

}
